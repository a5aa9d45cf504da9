using EdgeNode.Intake;
using Microsoft.Extensions.Logging;

namespace EdgeNode.Gateway;

/// <summary>Work beside the receiver that is done again and again. A store that is away, or a fault, is told once and tried again.</summary>
/// <param name="name">What it is, for the log.</param>
/// <param name="period">Time from the end of one time to the beginning of the next.</param>
/// <param name="work">What is done; gives a line for the log, or null.</param>
public sealed class RepeatedWork(string name, TimeSpan period, Func<CancellationToken, Task<string?>> work)
{
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromMinutes(1);

    private string _told = "";

    /// <summary>Does it at once, and then again and again, until it is stopped.</summary>
    /// <param name="noteStore">Is told each time whether the store was there.</param>
    /// <param name="log">Where results and failures go.</param>
    /// <param name="time">By what it waits.</param>
    /// <param name="stop">Ends it, with an <see cref="OperationCanceledException"/>.</param>
    public async Task RunAsync(Action<bool> noteStore, ILogger log, TimeProvider time, CancellationToken stop)
    {
        while (true)
        {
            bool isDone = await TryAsync(noteStore, log, stop).ConfigureAwait(false);
            await Task.Delay(isDone || period < RetryPeriod ? period : RetryPeriod, time, stop).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryAsync(Action<bool> noteStore, ILogger log, CancellationToken stop)
    {
        try
        {
            string? line = await work(stop).ConfigureAwait(false);
            noteStore(true);
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
                noteStore(false);
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
