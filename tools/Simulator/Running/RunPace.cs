using System.Diagnostics;

namespace EdgeNode.Simulator;

/// <summary>Holds virtual time back to real time or a multiple of it, for a broker that lives in real time.</summary>
public sealed class RunPace
{
    private readonly double _speed;
    private readonly Stopwatch _real = new();
    private long _startUptimeMs;

    /// <summary>Makes a pace. Its clock starts with the first wait.</summary>
    /// <param name="speed">Virtual seconds in a real one, above 0; 1 is real time.</param>
    public RunPace(double speed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        _speed = speed;
    }

    /// <summary>Waits until real time has come to an uptime.</summary>
    /// <returns>False when it was cancelled before.</returns>
    internal bool TryWaitFor(long uptimeMs, CancellationToken cancellation)
    {
        if (!_real.IsRunning)
        {
            _startUptimeMs = uptimeMs;
            _real.Start();
        }

        double aheadMs = ((uptimeMs - _startUptimeMs) / _speed) - _real.Elapsed.TotalMilliseconds;
        return aheadMs < 1 ? !cancellation.IsCancellationRequested
            : !cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(Math.Min(aheadMs, int.MaxValue)));
    }
}
