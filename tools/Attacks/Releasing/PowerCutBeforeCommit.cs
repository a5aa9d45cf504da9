namespace EdgeNode.Attacks;

/// <summary>From a moment on no commit succeeds, until the power goes and comes back.</summary>
/// <param name="AtUtcMs">The true moment.</param>
/// <param name="OffUtcMs">When the power goes.</param>
public sealed record PowerCutBeforeCommit(long AtUtcMs, long OffUtcMs) : Mishap(AtUtcMs);
