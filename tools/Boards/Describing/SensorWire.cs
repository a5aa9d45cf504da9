namespace EdgeNode.Boards;

/// <summary>How a part speaks, and so what stands after its model in a <c>sensor</c> line.</summary>
public enum SensorWire
{
    /// <summary>A voltage: <c>pin PIN</c>.</summary>
    Analog,

    /// <summary>A UART of its own: <c>port PORT</c>.</summary>
    Serial,

    /// <summary>An I2C bus: <c>bus BUS address ADDRESS</c>.</summary>
    I2c,
}
