using EdgeNode.Boards;
using EdgeNode.Policies;

namespace EdgeNode.Simulation.Tests;

/// <summary>A board that a test puts together: each part on a wire of its own, but for those on the one bus.</summary>
internal static class BenchBoard
{
    private const int Bme280Address = 0x76;

    private static readonly I2cPins Bus = new("I2C1", 21, 22);
    private static readonly UartPins Port = new("COM3", 25, 26);

    /// <summary>A light barrier on the channel <c>footfall</c>, and the parts of the demo's board.</summary>
    public static Board OfDemo()
    {
        return With(new BoardPassage("footfall", "light-barrier", 27, 0, 120)) with
        {
            Sensors =
            [
                new AnalogSensor(Model("sen0232"), [ChannelKind.Sound], 34),
                new SerialSensor(Model("sds011"), [ChannelKind.Pm25], Port),
                BusSensorOf("scd41", [ChannelKind.Co2], Model("scd41").LeastAddress),
                BusSensorOf("bme280", [ChannelKind.Temperature, ChannelKind.Humidity], Bme280Address),
            ],
        };
    }

    /// <summary>Passage sensors only.</summary>
    public static Board With(params BoardPassage[] passages)
    {
        return new Board
        {
            Name = "bench",
            Title = "Bench",
            Target = Targets.Esp32Rev3,
            FlashMegabytes = 4,
            Header = [],
            Service = new UartPins("COM2", 16, 17),
            Watchdog = new WatchdogPart("tpl5010", 23),
            LedPin = null,
            Buses = [Bus],
            SensorPorts = [Port],
            AnalogPins = [34],
            Passages = passages,
            Sensors = [],
        };
    }

    private static BusSensor BusSensorOf(string name, ChannelKind[] channels, int address)
    {
        return new BusSensor(Model(name), channels, Bus, address);
    }

    private static SensorModel Model(string name)
    {
        return SensorModels.All.Single(model => model.Name == name);
    }
}
