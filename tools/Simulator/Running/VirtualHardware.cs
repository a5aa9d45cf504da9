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
        Dictionary<I2cPins, VirtualI2cBus> buses = board.Buses.ToDictionary(bus => bus, _ => new VirtualI2cBus());
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
            Sensors = [.. board.Sensors.Select(sensor => Fit(sensor, buses))],
        };
    }

    private FittedSensor Fit(BoardSensor sensor, Dictionary<I2cPins, VirtualI2cBus> buses)
    {
        string model = sensor.Model.Name;
        string[] channels = [.. sensor.Channels.Select(channel => ChannelTable.Of(channel).Name)];
        IVirtualPart part = VirtualParts.Make(model, new PartSite(Clock, Random(StreamOf(sensor)), Now));
        switch (sensor)
        {
            case AnalogSensor:
                return new FittedSensor(model, (IAnalogInput)part, channels);
            case SerialSensor:
                return new FittedSensor(model, new VirtualSensorSerialPort((IVirtualSerialPart)part), channels);
            case BusSensor onBus:
                buses[onBus.Bus].Attach(onBus.Address, (IVirtualI2cPart)part);
                return new FittedSensor(model, buses[onBus.Bus], onBus.Address, channels);
            default:
                throw new InvalidOperationException($"{model} has no wire.");
        }
    }

    // Two parts of one model have noise of their own.
    private string StreamOf(BoardSensor sensor)
    {
        int before = _options.Board.Sensors.TakeWhile(other => !ReferenceEquals(other, sensor)).Count(other => other.Model == sensor.Model);
        return before == 0 ? sensor.Model.Name : $"{sensor.Model.Name} {before + 1}";
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
