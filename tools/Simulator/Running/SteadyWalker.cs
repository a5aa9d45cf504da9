using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>Somebody who walks by a passage sensor all the time: the beam is cut every three seconds, for half of them.</summary>
public sealed class SteadyWalker : IPinLine
{
    private const int HalfMs = 1500;

    private long _atMs = HalfMs;
    private bool _high = true;

    /// <inheritdoc/>
    public long NextMs(long untilUptimeMs)
    {
        return Math.Min(untilUptimeMs, _atMs);
    }

    /// <inheritdoc/>
    public bool TryTake(long uptimeMs, out LevelChange change)
    {
        change = new LevelChange(_atMs, _high);
        bool isTaken = _atMs <= uptimeMs;
        if (isTaken)
        {
            _atMs += HalfMs;
            _high = !_high;
        }

        return isTaken;
    }
}
