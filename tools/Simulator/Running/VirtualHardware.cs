using EdgeNode.Boards;
using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
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
        TimeServers = new TimeServers(TimeLink, options.Settings?.TimeServers, () => options.StartUtcMs + Clock.UptimeMs);
        Pins = [.. options.Board.Passages.Select(_ => new VirtualPin(Clock))];
        Parts = [.. options.Board.Sensors.Select(Make)];
    }

    public VirtualClock Clock { get; }

    /// <summary>UTC as the box has it.</summary>
    public NetworkClock Time { get; }

    public VirtualTimeLink TimeLink { get; }

    public TimeServers TimeServers { get; }

    public IDurableStore Store { get; }

    public SeededEntropy Entropy { get; }

    public IUplinkLink Link { get; }

    public VirtualNetwork Network { get; }

    /// <summary>One pin for each passage sensor, in the board's order.</summary>
    public IReadOnlyList<VirtualPin> Pins { get; }

    /// <summary>One for each other sensor, in the board's order.</summary>
    public IReadOnlyList<IVirtualPart> Parts { get; }

    /// <summary>Has all time servers tell another time, and the box hear of it at once, as often as it needs to believe it.</summary>
    public void SetTime(long utcMs)
    {
        TimeServers.Lead(utcMs - _options.StartUtcMs - Clock.UptimeMs);
        if (!Time.TryTake(utcMs))
        {
            Time.TryTake(utcMs);
        }
    }

    /// <summary>Tells the box settings and policy, in a first set, and locks it, unless it was told before.</summary>
    public void Provision()
    {
        SetStore sets = new(Store);
        if (_options.Settings is not { } told || _options.PolicyText is not { } policy || sets.Open() != SetStanding.None)
        {
            return;
        }

        byte[] settings = NodeSettingsText.Write(told);
        SetDraft draft = new(sets);
        bool isTold = draft.TryPut(PartName.Settings, settings, settings.Length)
            && draft.TryPut(PartName.Policy, policy, policy.Length)
            && draft.TryCommit()
            && new LockRecord(Store).TryLock();
        if (!isTold)
        {
            throw new InvalidOperationException("The store refused the first set.");
        }
    }

    /// <summary>The parts list as the firmware gets it.</summary>
    public NodeHardware Assemble()
    {
        Board board = _options.Board;
        IBoxObserver observer = _options.Observer ?? new Nobody();
        Dictionary<I2cPins, VirtualI2cBus> buses = board.Buses.ToDictionary(bus => bus, _ => new VirtualI2cBus());
        IDurableStore store = observer.InFrontOf(FailingStore.IsCalledFor(_options.Faults)
            ? new FailingStore(Store, Clock, _options.Faults, Random("failing commits")) : Store);
        return new NodeHardware
        {
            Board = board.Name,
            Clock = Time,
            TimeLink = observer.InFrontOf((IDatagramLink)TimeLink),
            TimeEntropy = _options.HasOneRandomSource ? null : new SeededEntropy(Random("time")),
            Entropy = observer.InFrontOf((IEntropy)Entropy),
            Store = store,
            Sets = _options.Sets ?? new SetStore(store),
            Indicator = observer.Indicator,
            Service = _options.Service is { } service ? observer.InFrontOf(service) : null,
            Scan = _options.Scan ?? new VirtualWifiScan([]),
            OutboxSegments = _options.OutboxSegments ?? board.OutboxSegments,
            Link = observer.InFrontOf(Link),
            Network = observer.InFrontOf((INetwork)Network),
            System = new VirtualSystem { ResetCause = _options.ResetCause },
            Passages = [.. board.Passages.Select((sensor, index) =>
                new FittedPassage(sensor.Channel, sensor.Model, Pins[index], sensor.WarmUpSeconds * 1000))],
            Sensors = [.. board.Sensors.Select((sensor, index) => Fit(sensor, Parts[index], buses))],
        };
    }

    /// <summary>A random stream of this boot.</summary>
    public SeededRandom Random(string part)
    {
        return new SeededRandom(_options.Seed, $"{part} {_boot}");
    }

    private IVirtualPart Make(BoardSensor sensor)
    {
        string model = sensor.Model.Name;
        PartSite site = new(Clock, Random(StreamOf(sensor)), Now);
        return _options.MakePart?.Invoke(model, site) ?? VirtualParts.Make(model, site);
    }

    private static FittedSensor Fit(BoardSensor sensor, IVirtualPart part, Dictionary<I2cPins, VirtualI2cBus> buses)
    {
        string model = sensor.Model.Name;
        string[] channels = [.. sensor.Channels.Select(channel => ChannelTable.Of(channel).Name)];
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

    private sealed class Nobody : IBoxObserver
    {
    }
}
