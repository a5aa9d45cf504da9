using EdgeNode.Policies;

namespace EdgeNode.Boards;

/// <summary>A fitted sensor on an I2C bus.</summary>
/// <param name="Model">The part.</param>
/// <param name="Channels">Channels that it feeds on this board.</param>
/// <param name="Bus">One of the board's buses.</param>
/// <param name="Address">7 bit address.</param>
public sealed record BusSensor(SensorModel Model, IReadOnlyList<ChannelKind> Channels, I2cPins Bus, int Address) : BoardSensor(Model, Channels);
