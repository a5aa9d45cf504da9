namespace EdgeNode.Virtual;

/// <summary>What a line does at one moment.</summary>
/// <param name="UptimeMs">Uptime in ms.</param>
/// <param name="High">The level from then on.</param>
public readonly record struct LevelChange(long UptimeMs, bool High);
