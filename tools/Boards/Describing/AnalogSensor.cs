namespace EdgeNode.Boards;

/// <summary>A fitted sensor that answers with a voltage.</summary>
/// <param name="Model">The part, such as <c>sen0232</c>.</param>
/// <param name="Pin">GPIO that its output is on.</param>
public sealed record AnalogSensor(string Model, int Pin);
