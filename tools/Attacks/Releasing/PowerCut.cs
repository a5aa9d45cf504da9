namespace EdgeNode.Attacks;

/// <summary>The power goes and comes back at once.</summary>
/// <param name="AtUtcMs">The true moment.</param>
public sealed record PowerCut(long AtUtcMs) : Mishap(AtUtcMs);
