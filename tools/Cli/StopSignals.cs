using System.Runtime.InteropServices;

namespace EdgeNode.Cli;

/// <summary>Ctrl-C, and the SIGTERM by which a service is stopped, as one token. A second one ends the command at once.</summary>
public sealed class StopSignals : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _overdue = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> _registrations = [];
    private Timer? _patience;

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Whether it was SIGTERM.</summary>
    public bool IsTermination { get; private set; }

    /// <summary>Completes when a command has not come to its end within 20 seconds after a signal.</summary>
    public Task Overdue => _overdue.Task;

    /// <summary>
    /// Exit code of a command that has brought to an end whatever it was doing: to be stopped is how a service ends, and Ctrl-C is told.
    /// </summary>
    public int ExitCodeWhenClean => IsTermination ? ExitCode.Ok : ExitCode.Interrupted;

    /// <summary>Listens from here on. Until then a signal ends the process, as it should end what cannot be cancelled.</summary>
    public void Listen()
    {
        foreach (PosixSignal signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _patience?.Dispose();
        _stop.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        IsTermination = context.Signal == PosixSignal.SIGTERM;
        _patience = new Timer(_ => _overdue.TrySetResult(), null, Patience, Timeout.InfiniteTimeSpan);
        _stop.Cancel();
    }
}
