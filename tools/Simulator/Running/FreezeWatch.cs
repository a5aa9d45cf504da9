using EdgeNode.Policies;

namespace EdgeNode.Simulator;

/// <summary>Counts what standing still costs, see <see cref="FreezeTally"/>.</summary>
internal sealed class FreezeWatch
{
    private readonly LockoutModel? _street;
    private readonly LockoutModel? _delivered;
    private readonly long _startUtcMs;
    private long _frozenMs;
    private long _countedUntilMs;
    private long _risesDelayed;

    public FreezeWatch(ChannelPolicy? footfall, long startUtcMs)
    {
        _street = footfall == null ? null : new LockoutModel(footfall);
        _delivered = footfall == null ? null : new LockoutModel(footfall);
        _startUtcMs = startUtcMs;
    }

    public FreezeTally Tally => new(_frozenMs, _risesDelayed, _street?.Detections ?? 0, _delivered?.Detections ?? 0);

    public void Freeze(long fromMs, long untilMs)
    {
        long from = Math.Max(fromMs, _countedUntilMs);
        if (untilMs > from)
        {
            _frozenMs += untilMs - from;
            _countedUntilMs = untilMs;
        }
    }

    public void Rise(long happenedMs, long deliveredMs)
    {
        _street?.Take(_startUtcMs + happenedMs);
        _delivered?.Take(_startUtcMs + deliveredMs);
        _risesDelayed += deliveredMs > happenedMs ? 1 : 0;
    }
}
