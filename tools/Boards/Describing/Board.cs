namespace EdgeNode.Boards;

/// <summary>
/// What one kind of box is made of: the meaning of a <c>boards/NAME/board.txt</c>. The table of statements stands in
/// <c>boards/README.md</c>.
/// </summary>
/// <remarks>
/// A board is data. The same text carries classic ESP32, S3, C3 and C6 boards (<see cref="Targets"/> knows what their
/// pins may do), what flashing needs (<see cref="Target"/>, <see cref="FlashMegabytes"/>, <see cref="DeploymentAddress"/>),
/// and every pin that a generated <c>Board.g.cs</c> has to name for the device.
/// </remarks>
public sealed record Board
{
    /// <summary>Most sensors that a board can have, passage sensors included: the firmware's <c>About.MaxSensors</c>.</summary>
    public const int GreatestSensorCount = 6;

    private const int SmallFlashMegabytes = 4;
    private const int LargeFlashMegabytes = 16;
    private const int SmallOutboxSegments = 32;
    private const int LargeOutboxSegments = 256;

    /// <summary>Name of the board's folder, 1 to 32 of <c>a-z0-9-</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What a person calls it.</summary>
    public required string Title { get; init; }

    /// <summary>The nanoFramework target whose image it is flashed with.</summary>
    public required Target Target { get; init; }

    /// <summary>Size of the flash in MB: 4, 8 or 16.</summary>
    public required int FlashMegabytes { get; init; }

    /// <summary>Flash address to which the application is deployed.</summary>
    public int DeploymentAddress => Target.DeploymentAddress;

    /// <summary>Size of the deployment partition in KB.</summary>
    public int DeploymentKilobytes => Target.DeploymentKilobytes[FlashMegabytes];

    /// <summary>GPIO numbers that the board brings out, in the order of the text.</summary>
    public required IReadOnlyList<int> Header { get; init; }

    /// <summary>The UART of the service header.</summary>
    public required UartPins Service { get; init; }

    /// <summary>The part outside the processor that restarts a box whose runtime stands still.</summary>
    public required WatchdogPart Watchdog { get; init; }

    /// <summary>GPIO number of the LED that tells a technician how the box is, or null where there is none.</summary>
    public required int? LedPin { get; init; }

    /// <summary>I2C buses, possibly none.</summary>
    public required IReadOnlyList<I2cPins> Buses { get; init; }

    /// <summary>UARTs with sensors at their other end, possibly none.</summary>
    public required IReadOnlyList<UartPins> SensorPorts { get; init; }

    /// <summary>Pins that are read as voltages, possibly none.</summary>
    public required IReadOnlyList<int> AnalogPins { get; init; }

    /// <summary>Fitted passage sensors, possibly none.</summary>
    public required IReadOnlyList<BoardPassage> Passages { get; init; }

    /// <summary>Other fitted sensors, possibly none, in the order of the text. No two feed the same channel.</summary>
    public required IReadOnlyList<BoardSensor> Sensors { get; init; }

    /// <summary>
    /// Segments of the outbox: 32 on 4 MB of flash, 256 on 16 MB, in proportion between. At 96 summaries a day this is
    /// at least 3 days on the smallest board and 30 on the largest.
    /// </summary>
    public int OutboxSegments => SmallOutboxSegments
        + ((FlashMegabytes - SmallFlashMegabytes) * (LargeOutboxSegments - SmallOutboxSegments) / (LargeFlashMegabytes - SmallFlashMegabytes));
}
