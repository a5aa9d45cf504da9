using EdgeNode.Policies;

namespace EdgeNode.Boards;

/// <summary>A fitted part that is read at its own times.</summary>
/// <param name="Model">The part.</param>
/// <param name="Channels">Channels that it feeds on this board, one or more of those that it can.</param>
public abstract record BoardSensor(SensorModel Model, IReadOnlyList<ChannelKind> Channels);
