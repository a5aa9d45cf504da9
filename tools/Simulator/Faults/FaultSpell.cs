namespace EdgeNode.Simulator;

/// <summary>A stretch of uptime in which something is wrong.</summary>
/// <param name="FromMs">Its first ms.</param>
/// <param name="UntilMs">The ms after its last one.</param>
public readonly record struct FaultSpell(long FromMs, long UntilMs);
