using EdgeNode.Policies;

namespace EdgeNode.Boards;

/// <summary>A fitted sensor on a UART.</summary>
/// <param name="Model">The part.</param>
/// <param name="Channels">Channels that it feeds on this board.</param>
/// <param name="Port">One of the board's sensor ports.</param>
public sealed record SerialSensor(SensorModel Model, IReadOnlyList<ChannelKind> Channels, UartPins Port) : BoardSensor(Model, Channels);
