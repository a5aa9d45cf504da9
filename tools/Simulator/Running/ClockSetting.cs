namespace EdgeNode.Simulator;

/// <summary>A moment at which all time servers begin to tell another time, and the box hears of it at once.</summary>
/// <param name="AtMs">Uptime in ms; at 0 the box has the time when it starts.</param>
/// <param name="UtcMs">UTC at that moment, in ms since 1970.</param>
public readonly record struct ClockSetting(long AtMs, long UtcMs);
