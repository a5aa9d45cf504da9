namespace EdgeNode.Simulator;

/// <summary>Passages of which only the stretch of time is known.</summary>
/// <param name="FromUtcMs">Start.</param>
/// <param name="UntilUtcMs">End, not included; the same as the start when the moment is known.</param>
/// <param name="Count">How many, at least 1.</param>
public readonly record struct PassageSpan(long FromUtcMs, long UntilUtcMs, int Count);
