namespace EdgeNode.Attacks;

/// <summary>The link is down for a while.</summary>
/// <param name="AtUtcMs">The true moment.</param>
/// <param name="UntilUtcMs">When connects are accepted again.</param>
public sealed record LinkOutage(long AtUtcMs, long UntilUtcMs) : Mishap(AtUtcMs);
