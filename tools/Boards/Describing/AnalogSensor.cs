using EdgeNode.Policies;

namespace EdgeNode.Boards;

/// <summary>A fitted sensor that answers with a voltage.</summary>
/// <param name="Model">The part.</param>
/// <param name="Channels">Channels that it feeds on this board.</param>
/// <param name="Pin">GPIO that its output is on.</param>
public sealed record AnalogSensor(SensorModel Model, IReadOnlyList<ChannelKind> Channels, int Pin) : BoardSensor(Model, Channels);
