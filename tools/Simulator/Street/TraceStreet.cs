using EdgeNode.Policies;

namespace EdgeNode.Simulator;

/// <summary>A street of which there is a recording. Outside of it, and in its gaps, nothing is known.</summary>
public sealed class TraceStreet : IStreet
{
    private readonly Trace _trace;
    private readonly long[] _passages;

    /// <summary>Makes a street of a recording.</summary>
    /// <param name="trace">The recording.</param>
    /// <param name="seed">Places passages of which only the interval is known.</param>
    public TraceStreet(Trace trace, ulong seed)
    {
        _trace = trace;
        _passages = trace.Passages?.Place(seed) ?? [];
    }

    /// <summary>The quarter hour in which the recording begins: where a box is switched on to play it.</summary>
    public long StartUtcMs => QuarterHour.StartOf(_trace.StartUtcMs);

    /// <summary>The quarter hour's end by which the recording has ended.</summary>
    public long EndUtcMs => QuarterHour.StartNotBefore(_trace.EndUtcMs);

    /// <inheritdoc/>
    public IReadOnlyList<long> PassagesIn(long fromUtcMs, long untilUtcMs)
    {
        int from = IndexNotBefore(fromUtcMs);
        return new ArraySegment<long>(_passages, from, IndexNotBefore(untilUtcMs) - from);
    }

    /// <inheritdoc/>
    public bool KnowsPassagesIn(long fromUtcMs, long untilUtcMs)
    {
        return _trace.Passages?.AreKnownIn(fromUtcMs, untilUtcMs) ?? false;
    }

    /// <inheritdoc/>
    public double? At(ChannelKind channel, long utcMs)
    {
        return _trace.Series.GetValueOrDefault(channel)?.At(utcMs);
    }

    private int IndexNotBefore(long utcMs)
    {
        // Moments may come twice; the first of them is wanted.
        int index = Array.BinarySearch(_passages, utcMs);
        if (index < 0)
        {
            return ~index;
        }

        while (index > 0 && _passages[index - 1] == utcMs)
        {
            index--;
        }

        return index;
    }
}
