namespace EdgeNode.Simulator;

/// <summary>Values that each hold for a stretch of time, in ascending order, without overlap.</summary>
public sealed class TraceSeries
{
    private readonly long[] _fromMs;
    private readonly long[] _untilMs;
    private readonly double[] _values;
    private int _last;

    internal TraceSeries(long[] fromMs, long[] untilMs, double[] values)
    {
        _fromMs = fromMs;
        _untilMs = untilMs;
        _values = values;
    }

    /// <summary>How many values there are.</summary>
    public int Count => _values.Length;

    /// <summary>The value at a moment, or null in a gap.</summary>
    public double? At(long utcMs)
    {
        // Time mostly goes on: the value of the last call or the one after it, and only then a search.
        if (!IsLastBefore(utcMs))
        {
            if (_last + 1 < _fromMs.Length && _fromMs[_last + 1] <= utcMs)
            {
                _last++;
            }

            if (!IsLastBefore(utcMs))
            {
                int index = Array.BinarySearch(_fromMs, utcMs);
                _last = Math.Max(0, index >= 0 ? index : ~index - 1);
            }
        }

        return _values.Length > 0 && _fromMs[_last] <= utcMs && utcMs < _untilMs[_last] ? _values[_last] : null;
    }

    private bool IsLastBefore(long utcMs)
    {
        return _last < _fromMs.Length && _fromMs[_last] <= utcMs && (_last + 1 == _fromMs.Length || utcMs < _fromMs[_last + 1]);
    }
}
