using System.Text;
using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Timekeeping;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>A whole box, its virtual parts on one street, and the record of all that left it.</summary>
internal sealed class ObservedBox : IObservedRun
{
    public const string NodeId = "kx7q22";

    private const long LongestGoodbyeMs = 30_000;

    // 2026-05-01T00:00:00Z, before any clock of a plan.
    private const long LeastUtcMs = 1_777_593_600_000;

    private readonly BoxPlan _plan;
    private readonly StreetTrace _trace;
    private readonly VirtualClock _clock = new();
    private readonly NetworkClock _time;
    private readonly ObservedLink _link;
    private readonly ObservedTimeLink _timeLink;
    private readonly TracedParts _parts;
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
        _time = new NetworkClock(_clock, LeastUtcMs);
        Log.StartOn(_time);
        LoopbackLink loopback = new(_clock, new SeededRandom(plan.Seed, "link"));
        foreach ((long fromMs, long untilMs) in plan.Outages)
        {
            loopback.SetDown(fromMs, untilMs);
        }

        _link = new ObservedLink(loopback, Log);
        _timeLink = new ObservedTimeLink(new VirtualTimeLink(_clock), Log);
        _parts = new TracedParts(_clock, trace);
        _actions = new Queue<(long AtMs, Action Act)>(Actions().OrderBy(action => action.AtMs));
        RunActions();
        _node = Start();
    }

    /// <summary>What left the box, from its first start on.</summary>
    public EgressLog Log { get; } = new();

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
    public List<string> Memory => MemoryImage.Of(_node);

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

    private long FrozenUntilMs => Math.Max(_link.FrozenUntilMs, _timeLink.FrozenUntilMs);

    // The box hears of it at this very moment, and its servers say the same from now on.
    private void SetTime(long utcMs)
    {
        long leadMs = utcMs - _clock.UptimeMs;
        foreach (string server in new NodeSettings().TimeServers)
        {
            _timeLink.Servers[server] = new VirtualTimeServer(() => _clock.UptimeMs + leadMs);
        }

        Assert.IsTrue(_time.TryTake(utcMs));
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
        return new NodeHardware
        {
            Board = "bench",
            Clock = _time,
            TimeLink = _timeLink,
            Entropy = new SeededEntropy(new SeededRandom(_plan.Seed, "entropy")),
            Store = store,
            Link = _link,
            Network = new TracedNetwork(_clock, _trace.SignalDbm),
            System = new VirtualSystem(),
            Passages = [new FittedPassage("footfall", "passage", _parts.Pin, _plan.WarmUpMs)],
            Sensors =
            [
                new FittedSensor("sen0232", _parts.SoundMeter, "sound"),
                new FittedSensor("sds011", _parts.ParticulateSensor, "pm25", "pm10"),
                new FittedSensor("scd41", _parts.Bus, VirtualScd41.Address, "co2"),
                new FittedSensor("bme280", _parts.Bus, TracedParts.Bme280Address, "temperature", "humidity"),
            ],
        };
    }

    private IEnumerable<(long AtMs, Action Act)> Actions()
    {
        foreach ((long atMs, long utcMs) in _plan.ClockSettings)
        {
            yield return (atMs, () => SetTime(utcMs));
        }

        foreach (PartFaultSpell spell in _trace.Faults)
        {
            yield return (spell.FromMs, () => _parts.SetFault(spell.Part, spell.Fault));
            yield return (spell.UntilMs, () => _parts.SetFault(spell.Part, PartFault.None));
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
            return Math.Min(next, FrozenUntilMs);
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
                _frozen.Add((nowMs, FrozenUntilMs));
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
        return FrozenUntilMs > _clock.UptimeMs;
    }

    private void MovePin(long untilMs)
    {
        for (; _nextRise < _trace.RisesMs.Length && _trace.RisesMs[_nextRise] <= untilMs; _nextRise++)
        {
            _parts.Pin.SetLevel(false);
            _parts.Pin.SetLevel(true);
            _parts.Pin.SetLevel(_trace.StaysHigh);
            _delivered.Add(new DeliveredRise(_trace.RisesMs[_nextRise], _clock.UptimeMs, _node.SlotsReleased));
        }
    }
}
