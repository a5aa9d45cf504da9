namespace EdgeNode.Attacks;

/// <summary>One released window of a counted channel.</summary>
/// <param name="FromUtcMs">True start, to a second.</param>
/// <param name="UntilUtcMs">True end, to a second.</param>
/// <param name="Bucket">The released bucket; null for absent.</param>
/// <param name="Summary">The copy of the summary that released it.</param>
public sealed record ReleasedWindow(long FromUtcMs, long UntilUtcMs, int? Bucket, ReleasedSummary Summary)
{
    /// <summary>Whether it holds a moment.</summary>
    public bool Holds(long utcMs)
    {
        return FromUtcMs <= utcMs && utcMs < UntilUtcMs;
    }
}
