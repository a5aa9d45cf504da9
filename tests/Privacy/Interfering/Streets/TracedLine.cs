using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>The passage sensor's line on a street: at each rise of the trace it falls if it was high, rises, and falls again unless it stays high.</summary>
internal sealed class TracedLine(StreetTrace trace) : IPinLine
{
    private int _rise;
    private int _change;

    /// <inheritdoc/>
    public long NextMs(long untilUptimeMs)
    {
        return _rise < trace.RisesMs.Length ? Math.Min(untilUptimeMs, trace.RisesMs[_rise]) : untilUptimeMs;
    }

    /// <inheritdoc/>
    public bool TryTake(long uptimeMs, out LevelChange change)
    {
        change = default;
        if (_rise == trace.RisesMs.Length || trace.RisesMs[_rise] > uptimeMs)
        {
            return false;
        }

        change = new LevelChange(trace.RisesMs[_rise], High: _change == 1);
        if (++_change == (trace.StaysHigh ? 2 : 3))
        {
            _change = 0;
            _rise++;
        }

        return true;
    }
}
