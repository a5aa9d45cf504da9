namespace EdgeNode.Simulator;

/// <summary>How far a virtual box has come.</summary>
/// <param name="UptimeMs">Simulated time since power-on in ms.</param>
/// <param name="SlotsReleased">Summaries committed in this boot.</param>
/// <param name="SummariesAcknowledged">Summaries acknowledged in this boot.</param>
public readonly record struct RunProgress(long UptimeMs, int SlotsReleased, int SummariesAcknowledged);
