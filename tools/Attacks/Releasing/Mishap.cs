namespace EdgeNode.Attacks;

/// <summary>What is done to a box at a moment.</summary>
/// <param name="AtUtcMs">The true moment, whatever the box's clock believes.</param>
public abstract record Mishap(long AtUtcMs);

/// <summary>The power goes and comes back at once.</summary>
public sealed record PowerCut(long AtUtcMs) : Mishap(AtUtcMs);

/// <summary>No commit succeeds from this moment until the power goes and comes back at <paramref name="OffUtcMs"/>.</summary>
public sealed record PowerCutBeforeCommit(long AtUtcMs, long OffUtcMs) : Mishap(AtUtcMs);

/// <summary>The link is down until <paramref name="UntilUtcMs"/>.</summary>
public sealed record LinkOutage(long AtUtcMs, long UntilUtcMs) : Mishap(AtUtcMs);

/// <summary>The box's wall clock is set to the true time plus <paramref name="OffsetMs"/>.</summary>
public sealed record ClockSet(long AtUtcMs, long OffsetMs) : Mishap(AtUtcMs);

/// <summary>The box restarts with another policy in its store.</summary>
public sealed record PolicyFlip(long AtUtcMs, byte[] PolicyText) : Mishap(AtUtcMs);
