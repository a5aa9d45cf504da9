using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>The passages of a recording, before the seed places them.</summary>
public sealed class TracePassages
{
    private readonly IReadOnlyList<PassageSpan> _spans;
    private readonly List<KnownStretch> _known;

    internal TracePassages(IReadOnlyList<PassageSpan> spans, List<KnownStretch> known)
    {
        _spans = spans;
        _known = known;
    }

    /// <summary>How many passages there are.</summary>
    public long Count => _spans.Sum(span => (long)span.Count);

    /// <summary>Places every passage in its stretch of time, uniformly.</summary>
    /// <returns>Moments in ascending order.</returns>
    public long[] Place(ulong seed)
    {
        SeededRandom random = new(seed, "trace passages");
        long[] placed = new long[Count];
        int next = 0;
        foreach (PassageSpan span in _spans)
        {
            long lengthMs = span.UntilUtcMs - span.FromUtcMs;
            for (int passage = 0; passage < span.Count; passage++)
            {
                placed[next++] = span.FromUtcMs + (long)(random.NextDouble() * lengthMs);
            }
        }

        Array.Sort(placed);
        return placed;
    }

    /// <summary>Whether passages are known in any part of a stretch of time.</summary>
    public bool AreKnownIn(long fromUtcMs, long untilUtcMs)
    {
        int index = _known.BinarySearch(new KnownStretch(fromUtcMs, 0), Comparer<KnownStretch>.Create(
            (one, other) => one.FromUtcMs.CompareTo(other.FromUtcMs)));
        int nearest = index >= 0 ? index : ~index - 1;
        return (nearest >= 0 && _known[nearest].UntilUtcMs > fromUtcMs)
            || (nearest + 1 < _known.Count && _known[nearest + 1].FromUtcMs < untilUtcMs);
    }
}
