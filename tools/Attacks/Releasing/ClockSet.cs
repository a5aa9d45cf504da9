namespace EdgeNode.Attacks;

/// <summary>The wall clock of the box is set wrong.</summary>
/// <param name="AtUtcMs">The true moment.</param>
/// <param name="OffsetMs">What is added to the true time, in ms.</param>
public sealed record ClockSet(long AtUtcMs, long OffsetMs) : Mishap(AtUtcMs);
