using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>Time that passes when it is told to. It starts at power-on, with no trusted time.</summary>
public sealed class VirtualClock : IClock
{
    private bool _hasUtc;
    private long _utcAtPowerOnMs;

    /// <inheritdoc/>
    public long UptimeMs { get; private set; }

    /// <inheritdoc/>
    public bool TryGetUtcMs(out long utcMs)
    {
        utcMs = _hasUtc ? _utcAtPowerOnMs + UptimeMs : 0;
        return _hasUtc;
    }

    /// <summary>Lets time pass until <paramref name="uptimeMs"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The uptime would go back.</exception>
    public void AdvanceTo(long uptimeMs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(uptimeMs, UptimeMs);
        UptimeMs = uptimeMs;
    }

    /// <summary>Sets the wall clock, as SNTP does; it may jump either way.</summary>
    /// <param name="utcMsNow">Milliseconds since 1970-01-01T00:00:00Z at the present uptime.</param>
    public void SetUtcMs(long utcMsNow)
    {
        _utcAtPowerOnMs = utcMsNow - UptimeMs;
        _hasUtc = true;
    }

    /// <summary>Takes trusted time away, as a box is that has not reached a time server yet.</summary>
    public void ForgetUtc()
    {
        _hasUtc = false;
    }
}
