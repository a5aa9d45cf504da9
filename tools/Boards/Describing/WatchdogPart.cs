namespace EdgeNode.Boards;

/// <summary>A watchdog outside the processor.</summary>
/// <param name="Model">The part, such as <c>tpl5010</c>.</param>
/// <param name="DonePin">GPIO that feeds it: a rise says that the firmware has made progress.</param>
public sealed record WatchdogPart(string Model, int DonePin);
