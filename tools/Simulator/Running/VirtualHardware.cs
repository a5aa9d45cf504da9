using EdgeNode.Boards;
using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Timekeeping;
using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>The parts of one virtual box, as its board has them, with the street around them.</summary>
internal sealed class VirtualHardware
{
    private readonly VirtualBoxOptions _options;
    private readonly string _boot;

    public VirtualHardware(VirtualBoxOptions options)
    {
        _options = options;
        _boot = $"boot {options.Boot}";
        Clock = new VirtualClock();
        Store = options.Store ?? new MemoryStore();
        Entropy = new SeededEntropy(Random("entropy"));
        Link = options.MakeLink(Clock, Random("link"));
        Network = new VirtualNetwork();
        Time = new NetworkClock(Clock, options.LeastUtcMs ?? options.StartUtcMs);
        TimeLink = new VirtualTimeLink(Clock);
        foreach (string server in options.Settings.TimeServers)
        {
            TimeLink.Servers.Add(server, new VirtualTimeServer(() => options.StartUtcMs + Clock.UptimeMs));
        }

        Pins = [.. options.Board.Passages.Select(_ => new VirtualPin(Clock))];
    }

    public VirtualClock Clock { get; }

    /// <summary>UTC as the box has it.</summary>
    public NetworkClock Time { get; }

    public VirtualTimeLink TimeLink { get; }

    public IDurableStore Store { get; }

    public SeededEntropy Entropy { get; }

    public IUplinkLink Link { get; }

    public VirtualNetwork Network { get; }

    /// <summary>One pin for each passage sensor, in the board's order.</summary>
    public IReadOnlyList<VirtualPin> Pins { get; }

    public void SetTimeServers(TimeServerFault fault)
    {
        foreach (VirtualTimeServer server in TimeLink.Servers.Values)
        {
            server.Fault = fault;
        }
    }

    public NodeHardware Assemble()
    {
        Board board = _options.Board;
        Dictionary<string, VirtualI2cBus> buses = board.Buses.ToDictionary(bus => bus.Bus, _ => new VirtualI2cBus());
        if (board.Co2 is { } co2)
        {
            buses[co2.Bus].Attach(co2.Address, new VirtualScd41(
                Clock, Random("scd41"), Now(ChannelKind.Co2), Now(ChannelKind.Temperature), Now(ChannelKind.Humidity)));
        }

        if (board.Climate is { } climate)
        {
            buses[climate.Bus].Attach(climate.Address, new VirtualBme280(
                Clock, Random("bme280"), Now(ChannelKind.Temperature), Now(ChannelKind.Humidity)));
        }

        return new NodeHardware
        {
            Board = board.Name,
            Clock = Time,
            TimeLink = TimeLink,
            TimeEntropy = new SeededEntropy(Random("time")),
            Entropy = Entropy,
            Store = Store,
            OutboxSegments = board.OutboxSegments,
            Link = Link,
            Network = Network,
            System = new VirtualSystem { ResetCause = _options.ResetCause },
            Passages = [.. board.Passages.Select((sensor, index) =>
                new FittedPassage(sensor.Channel, sensor.Model, Pins[index], sensor.WarmUpSeconds * 1000))],
            SoundMeter = board.Sound == null ? null : new VirtualSoundMeter(Random("sen0232"), Now(ChannelKind.Sound)),
            ParticulateSensor = board.Particulates == null ? null
                : new VirtualSensorSerialPort(new VirtualSds011(Clock, Random("sds011"), Now(ChannelKind.Pm25))),
            Co2Bus = board.Co2 == null ? null : buses[board.Co2.Bus],
            ClimateBus = board.Climate == null ? null : buses[board.Climate.Bus],
            ClimateAddress = board.Climate?.Address ?? 0,
        };
    }

    // Parts see the street as it is, whatever the box's own clock believes.
    private Func<double?> Now(ChannelKind channel)
    {
        return () => _options.Street.At(channel, _options.StartUtcMs + Clock.UptimeMs);
    }

    private SeededRandom Random(string part)
    {
        return new SeededRandom(_options.Seed, $"{part} {_boot}");
    }
}
