using EdgeNode.Intake;
using Microsoft.Extensions.Logging;

namespace EdgeNode.Gateway;

/// <summary>Work beside the receiver that is done again and again. A store that is away, or a fault, is told once and tried again.</summary>
/// <param name="name">What it is, for the log.</param>
/// <param name="period">Time from the end of one time to the beginning of the next.</param>
/// <param name="work">What is done; gives a line for the log, or null.</param>
internal sealed class RepeatedWork(string name, TimeSpan period, Func<CancellationToken, Task<string?>> work)
{
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromMinutes(1);

    private string _told = "";

    /// <summary>Does it at once, and then again and again, until it is stopped.</summary>
    internal async Task RunAsync(GatewayState state, ILogger log, TimeProvider time, CancellationToken stop)
    {
        while (true)
        {
            bool isDone = await TryAsync(state, log, stop).ConfigureAwait(false);
            await Task.Delay(isDone || period < RetryPeriod ? period : RetryPeriod, time, stop).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryAsync(GatewayState state, ILogger log, CancellationToken stop)
    {
        try
        {
            string? line = await work(stop).ConfigureAwait(false);
            state.NoteStore(isThere: true);
            _told = "";
            if (line is not null)
            {
                log.LogInformation("{Work}: {Result}", name, line);
            }

            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (failure is StoreUnavailableException)
            {
                state.NoteStore(isThere: false);
            }

            if (failure.Message != _told)
            {
                _told = failure.Message;
                log.LogWarning("{Work}: {Failure}; trying again", name, failure.Message);
            }

            return false;
        }
    }
}
