namespace EdgeNode.Boards;

/// <summary>A fitted PIR or light barrier.</summary>
/// <param name="Channel">Channel that it feeds, <c>footfall</c> or <c>footfall.NAME</c>.</param>
/// <param name="Model">The part, such as <c>light-barrier</c>.</param>
/// <param name="Pin">GPIO of its output.</param>
/// <param name="WarmUpSeconds">Seconds after power-on in which its output means nothing.</param>
/// <param name="GreatestPerMinute">Most detections that it can make in a minute: more is a fault or a hand in the beam.</param>
public sealed record BoardPassage(string Channel, string Model, int Pin, int WarmUpSeconds, int GreatestPerMinute);
