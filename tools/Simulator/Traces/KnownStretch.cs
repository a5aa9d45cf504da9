namespace EdgeNode.Simulator;

/// <summary>Time in which a recording says who passed, be it nobody.</summary>
/// <param name="FromUtcMs">Start.</param>
/// <param name="UntilUtcMs">End, not included.</param>
public readonly record struct KnownStretch(long FromUtcMs, long UntilUtcMs);
