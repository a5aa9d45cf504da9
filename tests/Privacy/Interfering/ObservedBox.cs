using System.Text;
using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>A whole box, its virtual parts on one street, and the record of all that left it.</summary>
internal sealed class ObservedBox
{
    public const string NodeId = "kx7q22";

    private const int Scd41Address = VirtualScd41.Address;
    private const int Bme280Address = 0x76;
    private const long LongestGoodbyeMs = 30_000;

    private readonly BoxPlan _plan;
    private readonly StreetTrace _trace;
    private readonly VirtualClock _clock = new();
    private readonly ObservedLink _link;
    private readonly VirtualPin _pin;
    private readonly TracedMeter _meter;
    private readonly VirtualSds011 _sds011;
    private readonly VirtualScd41 _scd41;
    private readonly VirtualBme280 _bme280;
    private readonly Queue<(long AtMs, Action Act)> _actions;
    private readonly Node _node;
    private readonly List<DeliveredRise> _delivered = [];
    private readonly List<(long FromMs, long UntilMs)> _frozen = [];
    private int _nextRise;
    private long _stepAtMs;

    private ObservedBox(BoxPlan plan, StreetTrace trace)
    {
        _plan = plan;
        _trace = trace;
        Log.StartOn(_clock);
        LoopbackLink loopback = new(_clock, new SeededRandom(plan.Seed, "link"));
        foreach ((long fromMs, long untilMs) in plan.Outages)
        {
            loopback.SetDown(fromMs, untilMs);
        }

        _link = new ObservedLink(loopback, Log);
        _pin = new VirtualPin(_clock);
        _meter = new TracedMeter(_clock, trace.Millivolts);
        _sds011 = new VirtualSds011(_clock, null, () => trace.Pm25(_clock.UptimeMs));
        _scd41 = new VirtualScd41(_clock, null, () => trace.Co2Ppm(_clock.UptimeMs));
        _bme280 = new VirtualBme280(_clock, null, () => trace.TemperatureC(_clock.UptimeMs), () => trace.HumidityPercent(_clock.UptimeMs));
        _actions = new Queue<(long AtMs, Action Act)>(Actions().OrderBy(action => action.AtMs));
        RunActions();
        _node = Start();
    }

    /// <summary>What left the box, from its first start on.</summary>
    public EgressLog Log { get; } = new();

    /// <summary>Rises as the firmware was told them.</summary>
    public IReadOnlyList<DeliveredRise> Delivered => _delivered;

    /// <summary>When the runtime stood still.</summary>
    public IReadOnlyList<(long FromMs, long UntilMs)> Frozen => _frozen;

    /// <summary>A hash over the moments at which the firmware ran, which a meter at the lamp post's supply could see.</summary>
    public long WakeUps { get; private set; }

    /// <summary>Runs a box through a plan.</summary>
    public static ObservedBox Run(BoxPlan plan, StreetTrace trace)
    {
        ObservedBox box = new(plan, trace);
        box.RunUntil(plan.EndMs);
        if (plan.SaysGoodbye)
        {
            box._node.RequestStop();
            box._stepAtMs = plan.EndMs;
            box.RunUntil(plan.EndMs + LongestGoodbyeMs);
        }

        return box;
    }

    private Node Start()
    {
        MemoryStore memory = new();
        NodeSettings settings = new()
        {
            Tenant = "example",
            Node = NodeId,
            Site = "bench",
            ImageHash = new string('0', 64),
            CertificateFingerprint = new string('1', 64),
        };
        byte[] text = NodeSettingsText.Write(settings);
        byte[] policy = Encoding.ASCII.GetBytes(_plan.PolicyText);
        if (!memory.TryReplace(NodeSettings.EntryName, text, text.Length)
            || !memory.TryReplace(StoredConfiguration.PolicyEntryName, policy, policy.Length)
            || !Node.TryStart(PartsOn(new ObservedStore(memory, Log)), out Node node, out string refusal))
        {
            throw new InvalidOperationException("The box does not start.");
        }

        return node;
    }

    private NodeHardware PartsOn(IDurableStore store)
    {
        VirtualI2cBus bus = new();
        bus.Attach(Scd41Address, _scd41);
        bus.Attach(Bme280Address, _bme280);
        return new NodeHardware
        {
            Board = "bench",
            Clock = _clock,
            Entropy = new SeededEntropy(new SeededRandom(_plan.Seed, "entropy")),
            Store = store,
            Link = _link,
            Network = new TracedNetwork(_clock, _trace.SignalDbm),
            System = new VirtualSystem(),
            Passages = [new FittedPassage("footfall", "passage", _pin, _plan.WarmUpMs)],
            SoundMeter = _meter,
            ParticulateSensor = new VirtualSensorSerialPort(_sds011),
            Co2Bus = bus,
            ClimateBus = bus,
            ClimateAddress = Bme280Address,
        };
    }

    private IEnumerable<(long AtMs, Action Act)> Actions()
    {
        foreach ((long atMs, long utcMs) in _plan.ClockSettings)
        {
            yield return (atMs, () => _clock.SetUtcMs(utcMs));
        }

        foreach (PartFaultSpell spell in _trace.Faults)
        {
            yield return (spell.FromMs, () => SetFault(spell.Part, spell.Fault));
            yield return (spell.UntilMs, () => SetFault(spell.Part, PartFault.None));
        }
    }

    private void SetFault(FittedPart part, PartFault fault)
    {
        switch (part)
        {
            case FittedPart.SoundMeter:
                _meter.Fault = fault;
                break;
            case FittedPart.ParticulateSensor:
                _sds011.Fault = fault;
                break;
            case FittedPart.Co2Sensor:
                _scd41.Fault = fault;
                break;
            default:
                _bme280.Fault = fault;
                break;
        }
    }

    private void RunUntil(long endMs)
    {
        RunDue();
        while (_clock.UptimeMs < endMs)
        {
            _clock.AdvanceTo(NextMs(endMs));
            RunDue();
        }
    }

    private long NextMs(long endMs)
    {
        long next = _actions.TryPeek(out (long AtMs, Action Act) action) ? Math.Min(endMs, action.AtMs) : endMs;
        if (IsFrozen())
        {
            return Math.Min(next, _link.FrozenUntilMs);
        }

        next = Math.Min(next, _stepAtMs);
        return _nextRise < _trace.RisesMs.Length ? Math.Min(next, _trace.RisesMs[_nextRise]) : next;
    }

    // As the simulator does it: rises that have waited come before the step, those of this very moment after it.
    private void RunDue()
    {
        long nowMs = _clock.UptimeMs;
        RunActions();
        if (IsFrozen())
        {
            return;
        }

        MovePin(nowMs - 1);
        if (_stepAtMs <= nowMs)
        {
            WakeUps = (WakeUps * 31) + nowMs;
            _stepAtMs = nowMs + _node.Step();
            if (IsFrozen())
            {
                _frozen.Add((nowMs, _link.FrozenUntilMs));
                return;
            }
        }

        MovePin(nowMs);
    }

    private void RunActions()
    {
        while (_actions.TryPeek(out (long AtMs, Action Act) due) && due.AtMs <= _clock.UptimeMs)
        {
            _actions.Dequeue().Act();
        }
    }

    private bool IsFrozen()
    {
        return _link.FrozenUntilMs > _clock.UptimeMs;
    }

    private void MovePin(long untilMs)
    {
        for (; _nextRise < _trace.RisesMs.Length && _trace.RisesMs[_nextRise] <= untilMs; _nextRise++)
        {
            _pin.SetLevel(false);
            _pin.SetLevel(true);
            _pin.SetLevel(_trace.StaysHigh);
            _delivered.Add(new DeliveredRise(_trace.RisesMs[_nextRise], _clock.UptimeMs, _node.SlotsReleased));
        }
    }
}
