using EdgeNode.Policies;

namespace EdgeNode.Boards;

/// <summary>The parts that can be fitted beside passage sensors, one row each. The firmware's drivers and the simulator's parts have the same rows.</summary>
public static class SensorModels
{
    /// <summary>All of them, in the order in which messages name them.</summary>
    public static IReadOnlyList<SensorModel> All { get; } =
    [
        new("sen0232", SensorWire.Analog, [ChannelKind.Sound]),
        new("sds011", SensorWire.Serial, [ChannelKind.Pm25, ChannelKind.Pm10]),
        new("pms5003", SensorWire.Serial, [ChannelKind.Pm25, ChannelKind.Pm10]),
        new("scd41", SensorWire.I2c, [ChannelKind.Co2], 0x62, 0x62),
        new("bme280", SensorWire.I2c, [ChannelKind.Temperature, ChannelKind.Humidity], 0x76, 0x77),
        new("sen66", SensorWire.I2c, [ChannelKind.Pm25, ChannelKind.Co2, ChannelKind.Temperature, ChannelKind.Humidity, ChannelKind.Pm10], 0x6b, 0x6b),
    ];
}
