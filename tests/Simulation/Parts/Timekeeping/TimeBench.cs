using EdgeNode.Timekeeping;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

/// <summary>A client of two virtual time servers, a and b, stepped as a box does: not while a name is looked up.</summary>
internal sealed class TimeBench
{
    /// <summary>2026-11-30T00:00:00Z.</summary>
    public const long StartUtcMs = 1_795_996_800_000;

    /// <summary>A month before.</summary>
    public const long LeastUtcMs = StartUtcMs - (30L * 86_400_000);

    private readonly VirtualClock _uptime = new();
    private readonly SntpClient _client;
    private long _stepAtMs;

    public TimeBench(ulong seed = 1)
    {
        Clock = new NetworkClock(_uptime, LeastUtcMs);
        Link = new VirtualTimeLink(_uptime);
        A = new VirtualTimeServer(() => TrueUtcMs);
        B = new VirtualTimeServer(() => TrueUtcMs);
        Link.Servers.Add("a", A);
        Link.Servers.Add("b", B);
        _client = new SntpClient(Link, new SeededEntropy(new SeededRandom(seed, "entropy")), Clock, ["a", "b"]);
    }

    public NetworkClock Clock { get; }

    public VirtualTimeLink Link { get; }

    public VirtualTimeServer A { get; }

    public VirtualTimeServer B { get; }

    public long TrueUtcMs => StartUtcMs + _uptime.UptimeMs;

    /// <summary>How far the box is ahead of true time, in ms; null while it has none.</summary>
    public long? ErrorMs => Clock.TryGetUtcMs(out long utcMs) ? utcMs - TrueUtcMs : null;

    /// <summary>Lets time pass up to an uptime, that moment included.</summary>
    public void RunTo(long uptimeMs)
    {
        while (Math.Max(_stepAtMs, Link.FrozenUntilMs) is var nextMs && nextMs <= uptimeMs)
        {
            _uptime.AdvanceTo(Math.Max(nextMs, _uptime.UptimeMs));
            _stepAtMs = _uptime.UptimeMs + _client.Step(_uptime.UptimeMs);
        }

        _uptime.AdvanceTo(uptimeMs);
    }
}
