using System.Text;
using EdgeNode.Composition;
using EdgeNode.Provisioning;
using EdgeNode.Timekeeping;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>The real node with one passage line for two counted channels, driven through whatever may happen to a box on a pole.</summary>
internal sealed class WatchedBox
{
    public const string PolicyText =
        "policy 1 \"Watched\"\nnumber 1\nslot 900\n"
        + "channel footfall counted window 900 noise 2 lockout 500 edges 10 20 30 45 65 90 130 180 260 360\n"
        + "channel footfall.b counted window 1800 noise 2 lockout 8000 edges 10 20 30 45 65 90\n"
        + "purpose \"p\"\nbasis \"b\"\ncontroller \"c\"\ncontact \"d\"\naccess \"e\"\nretention 1 days\n";

    private const long StartUtcMs = 1_780_272_123_456;
    private const long LongestGoodbyeMs = 60_000;

    // Somebody may put the clock back as far as a box believes: here ten years.
    private const long LeastUtcMs = StartUtcMs - (3650L * 86_400_000);

    private static readonly byte[] Settings = NodeSettingsText.Write(new NodeSettings
    {
        Tenant = "example",
        Node = "kx7q22",
        Site = "pole",
        ImageHash = new string('0', 64),
        CertificateFingerprint = new string('1', 64),
    });

    private readonly ulong _seed;
    private readonly SeededRandom _chance;
    private VirtualClock _clock = null!;
    private NetworkClock _time = null!;
    private VirtualPin[] _pins = [];
    private FaultyLink _link = null!;
    private Node? _node;
    private long _stepAtMs;
    private long _powerOnUtcMs = StartUtcMs;

    public WatchedBox(ulong seed)
    {
        _seed = seed;
        _chance = new SeededRandom(seed, "street");
        Ledger.Provision(NodeSettings.EntryName, Settings);
        Ledger.Provision(StoredConfiguration.PolicyEntryName, Encoding.ASCII.GetBytes(PolicyText));
        Boot(hasTime: true);
    }

    public ReleaseLedger Ledger { get; } = new(
        new ReferenceWindow("footfall", 900_000, 2, 500, [10, 20, 30, 45, 65, 90, 130, 180, 260, 360]),
        new ReferenceWindow("footfall.b", 1_800_000, 2, 8000, [10, 20, 30, 45, 65, 90]));

    public int Boots { get; private set; }

    public int TroublePercent { get; set; }

    /// <summary>Power goes and comes back.</summary>
    public void Boot(bool hasTime)
    {
        _powerOnUtcMs += _clock == null ? 0 : _clock.UptimeMs + 20_000;
        _node = null;
        while (_node == null)
        {
            Boots++;
            _clock = new VirtualClock();
            _time = new NetworkClock(_clock, LeastUtcMs);
            RecordingEntropy entropy = new(new SeededRandom(_seed, $"entropy {Boots}"));
            if (hasTime)
            {
                SetTime(_powerOnUtcMs);
            }

            Ledger.Boot(entropy);
            _link = new FaultyLink(_clock, new SeededRandom(_seed, $"link {Boots}"), Ledger.SentMessage);
            _pins = [new VirtualPin(_clock), new VirtualPin(_clock)];
            try
            {
                _node = Node.TryStart(Parts(entropy), out Node node, out string refusal) ? node : throw new InvalidOperationException(refusal);
            }
            catch (PowerCutException)
            {
            }
        }

        Ledger.Started();
        _stepAtMs = 0;
    }

    /// <summary>A planned restart: the box is told to stop, says goodbye if it can, and starts anew. What was open is forfeit.</summary>
    public void Restart(bool hasTime)
    {
        int boots = Boots;
        _node!.RequestStop();
        _stepAtMs = _clock.UptimeMs;
        long untilMs = _clock.UptimeMs + LongestGoodbyeMs;
        while (Boots == boots && !_node.IsStopped && _clock.UptimeMs < untilMs)
        {
            _clock.AdvanceTo(Math.Max(_stepAtMs, _clock.UptimeMs));
            TryStep();
        }

        if (Boots == boots)
        {
            Boot(hasTime);
        }
    }

    /// <summary>Lets time pass, with a passage about every so often.</summary>
    public void Pass(long ms, int riseEveryMs)
    {
        long untilMs = _clock.UptimeMs + ms;
        long riseMs = _clock.UptimeMs + 1 + _chance.NextInt(2 * riseEveryMs);
        while (_clock.UptimeMs < untilMs)
        {
            long nextMs = Math.Min(untilMs, Math.Min(riseMs, Math.Max(_stepAtMs, _clock.UptimeMs)));
            _clock.AdvanceTo(nextMs);
            if (_stepAtMs <= nextMs && !TryStep())
            {
                return;
            }

            // A rise at the moment at which a slot ends belongs to the next one.
            if (riseMs <= nextMs)
            {
                Array.ForEach(_pins, pin => pin.Rise());
                Ledger.Rise(nextMs);
                riseMs = nextMs + 1 + _chance.NextInt(2 * riseEveryMs);
            }
        }
    }

    /// <summary>Somebody, or a time server, sets the clock.</summary>
    public void ShiftClock(long ms)
    {
        long nowMs = _time.TryGetUtcMs(out long utcMs) ? utcMs : StartUtcMs;
        SetTime(nowMs + ms);
        _stepAtMs = _clock.UptimeMs;
    }

    // As often as the box needs to believe it.
    private void SetTime(long utcMs)
    {
        if (!_time.TryTake(utcMs))
        {
            _time.TryTake(utcMs);
        }
    }

    private bool TryStep()
    {
        _link.TroublePercent = TroublePercent;
        try
        {
            _stepAtMs = _clock.UptimeMs + _node!.Step();
            Ledger.Stepped(_clock.UptimeMs);
            return true;
        }
        catch (PowerCutException)
        {
            Ledger.Stepped(_clock.UptimeMs);
            Boot(hasTime: _chance.NextInt(2) == 0);
            return false;
        }
    }

    private NodeHardware Parts(RecordingEntropy entropy)
    {
        return new NodeHardware
        {
            Board = "bench",
            Clock = _time,
            TimeLink = new VirtualTimeLink(_clock),
            Entropy = entropy,
            Store = Ledger.Store,
            OutboxSegments = 3,
            Link = _link,
            Network = new VirtualNetwork(),
            System = new VirtualSystem(),
            Passages = [new FittedPassage("footfall", "light-barrier", _pins[0], 0), new FittedPassage("footfall.b", "hc-sr501", _pins[1], 0)],
        };
    }
}
