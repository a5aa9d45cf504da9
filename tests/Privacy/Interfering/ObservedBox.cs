using System.Text;
using EdgeNode.Boards;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using EdgeNode.Simulation.Tests;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>A whole virtual box, its parts on one street, and the record of all that left it.</summary>
internal sealed class ObservedBox : EgressObserver, IObservedRun, IBoxObserver
{
    public const string NodeId = "kx7q22";

    private const long LongestGoodbyeMs = 30_000;

    // 2026-05-01T00:00:00Z, before any clock of a plan.
    private const long LeastUtcMs = 1_777_593_600_000;

    private readonly StreetTrace _trace;
    private readonly List<byte>? _heard;
    private readonly List<DeliveredRise> _delivered = [];
    private readonly List<(long FromMs, long UntilMs)> _frozen = [];
    private readonly SpokenPort? _port;
    private readonly VirtualBox _box;
    private TracedParts? _parts;
    private IClock? _time;

    private ObservedBox(BoxPlan plan, StreetTrace trace, List<byte>? heard)
    {
        _trace = trace;
        _heard = heard;
        _port = plan.Spoken.Length == 0 ? null : new SpokenPort(plan.Spoken);
        _box = VirtualBox.TryStart(OptionsOf(plan), out VirtualBox? box, out string? refusal) ? box! : throw new InvalidOperationException(refusal);
    }

    /// <inheritdoc/>
    public long StartedMs => 0;

    /// <inheritdoc/>
    public IReadOnlyList<DeliveredRise> Delivered => _delivered;

    /// <inheritdoc/>
    public IReadOnlyList<(long FromMs, long UntilMs)> Frozen => _frozen;

    /// <inheritdoc/>
    public IEnumerable<EgressEntry> CommittedSummaries =>
        Log.Entries.Where(entry => entry.Kind is EgressKind.Append or EgressKind.Replace && entry.Bytes.AsSpan().StartsWith("{\"v\":1"u8));

    /// <summary>A hash over the moments at which the firmware ran, which a meter at the lamp post's supply could see.</summary>
    public long WakeUps { get; private set; }

    /// <summary>What an image of the firmware's memory shows at this moment.</summary>
    public List<string> Memory => MemoryImage.Of(_box.Firmware);

    /// <summary>Runs a box through a plan.</summary>
    /// <param name="plan">What the box is and lives through.</param>
    /// <param name="trace">The street.</param>
    /// <param name="heard">Takes what the parts of the air say on their wires; null for nobody who listens.</param>
    public static ObservedBox Run(BoxPlan plan, StreetTrace trace, List<byte>? heard = null)
    {
        ObservedBox box = new(plan, trace, heard);
        box._box.RunUntil(plan.EndMs);
        if (plan.SaysGoodbye)
        {
            box._box.RequestStop();
            box._box.RunUntil(plan.EndMs + LongestGoodbyeMs);
        }

        return box;
    }

    /// <inheritdoc/>
    void IBoxObserver.PowerOn(IClock time)
    {
        _time = time;
        _port?.StartOn(time);
        PowerOn(time);
    }

    /// <inheritdoc/>
    INetwork IBoxObserver.InFrontOf(INetwork network)
    {
        return new TracedNetwork(_time!, _trace.SignalDbm, Log);
    }

    /// <inheritdoc/>
    void IBoxObserver.WakesUp(long uptimeMs)
    {
        WakeUps = (WakeUps * 31) + uptimeMs;
    }

    /// <inheritdoc/>
    void IBoxObserver.RiseDelivered(long happenedMs, long deliveredMs)
    {
        _delivered.Add(new DeliveredRise(happenedMs, deliveredMs, _box.Node.SlotsReleased));
    }

    /// <inheritdoc/>
    void IBoxObserver.Freezes(long fromMs, long untilMs)
    {
        _frozen.Add((fromMs, untilMs));
    }

    private static Board BoardOf(BoxPlan plan)
    {
        Board bench = BenchBoard.With(new BoardPassage("footfall", "passage", 27, plan.WarmUpMs / 1000, 120));
        return bench with { Sensors = [.. SensorModels.All.Where(model => plan.Parts.Models.Contains(model.Name)).Select(Wired)] };

        BoardSensor Wired(SensorModel model)
        {
            ChannelKind[] channels = plan.Parts.ChannelsOf(model.Name);
            return model.Wire switch
            {
                SensorWire.Analog => new AnalogSensor(model, channels, bench.AnalogPins[0]),
                SensorWire.Serial => new SerialSensor(model, channels, bench.SensorPorts[0]),
                _ => new BusSensor(model, channels, bench.Buses[0], model.LeastAddress),
            };
        }
    }

    private IVirtualPart Part(string model, PartSite site)
    {
        IVirtualPart part = (_parts ??= new TracedParts(site.Clock, _trace)).Of(model);
        return _heard is null || model == TracedParts.SoundMeter ? part : new WireTap(part, _heard);
    }

    private VirtualBoxOptions OptionsOf(BoxPlan plan)
    {
        return new VirtualBoxOptions
        {
            Board = BoardOf(plan),
            Settings = new NodeSettings
            {
                Tenant = "example",
                Node = NodeId,
                Site = "bench",
                ImageHash = new string('0', 64),
                CertificateFingerprint = new string('1', 64),
            },
            PolicyText = Encoding.ASCII.GetBytes(plan.PolicyText),

            // Parts and line are on the trace.
            Street = new MadeStreet { OffsetsOfSlot = _ => [] },
            MakePart = Part,
            Line = new TracedLine(_trace),
            Seed = plan.Seed,
            HasOneRandomSource = true,
            StartUtcMs = 0,
            LeastUtcMs = LeastUtcMs,
            ClockSettings = [.. plan.ClockSettings.Select(setting => new ClockSetting(setting.AtMs, setting.UtcMs))],
            MakeLink = (clock, random) => new LoopbackLink(clock, random),
            Faults = new BoxFaults
            {
                Parts = _trace.Faults,
                Outages = [.. plan.Outages.Select(outage => new FaultSpell(outage.FromMs, outage.UntilMs))],

                // Until the time is set there is nobody to ask.
                TimeServers = [new TimeServerSpell(TimeServerFault.Unknown, 0, 0, plan.ClockSettings is [(long firstMs, _), ..] ? firstMs : long.MaxValue)],
            },
            Service = _port,
            Observer = this,
        };
    }
}
