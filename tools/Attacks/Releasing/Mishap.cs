namespace EdgeNode.Attacks;

/// <summary>What is done to a box at a moment.</summary>
/// <param name="AtUtcMs">The true moment, whatever the clock of the box believes.</param>
public abstract record Mishap(long AtUtcMs);
