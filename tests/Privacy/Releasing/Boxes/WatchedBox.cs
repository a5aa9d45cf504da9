using System.Text;
using EdgeNode.Boards;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Simulation.Tests;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>The real node with one passage line for two counted channels, driven through whatever may happen to a box on a pole.</summary>
internal sealed class WatchedBox : IBoxObserver
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

    private static readonly NodeSettings Settings = new()
    {
        Tenant = "example",
        Node = "kx7q22",
        Site = "pole",
        ImageHash = new string('0', 64),
        CertificateFingerprint = new string('1', 64),
    };

    private readonly ulong _seed;
    private readonly SeededRandom _chance;
    private VirtualBox? _box;
    private FaultyLink _link = null!;
    private long _stepAtMs;
    private long _powerOnUtcMs = StartUtcMs;

    public WatchedBox(ulong seed)
    {
        _seed = seed;
        _chance = new SeededRandom(seed, "street");
        Ledger.Provision((PartName.Settings, NodeSettingsText.Write(Settings)), (PartName.Policy, Encoding.ASCII.GetBytes(PolicyText)));
        Boot(hasTime: true);
    }

    public ReleaseLedger Ledger { get; } = new(
        new ReferenceWindow("footfall", 900_000, 2, 500, [10, 20, 30, 45, 65, 90, 130, 180, 260, 360]),
        new ReferenceWindow("footfall.b", 1_800_000, 2, 8000, [10, 20, 30, 45, 65, 90]));

    public int Boots { get; private set; }

    public int TroublePercent { get; set; }

    private VirtualClock Clock => _box!.Clock;

    /// <summary>Power goes and comes back.</summary>
    public void Boot(bool hasTime)
    {
        _powerOnUtcMs += _box == null ? 0 : _box.Clock.UptimeMs + 20_000;
        _box = null;
        while (_box == null)
        {
            Boots++;
            try
            {
                _box = VirtualBox.TryStart(OptionsOf(hasTime), out VirtualBox? box, out string? refusal) ? box : throw new InvalidOperationException(refusal);
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
        VirtualBox before = _box!;
        before.RequestStop();
        _stepAtMs = Clock.UptimeMs;
        long untilMs = Clock.UptimeMs + LongestGoodbyeMs;
        while (Boots == boots && !before.IsStopped && Clock.UptimeMs < untilMs)
        {
            Clock.AdvanceTo(Math.Max(_stepAtMs, Clock.UptimeMs));
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
        long untilMs = Clock.UptimeMs + ms;
        long riseMs = Clock.UptimeMs + 1 + _chance.NextInt(2 * riseEveryMs);
        while (Clock.UptimeMs < untilMs)
        {
            long nextMs = Math.Min(untilMs, Math.Min(riseMs, Math.Max(_stepAtMs, Clock.UptimeMs)));
            Clock.AdvanceTo(nextMs);
            if (_stepAtMs <= nextMs && !TryStep())
            {
                return;
            }

            // A rise at the moment at which a slot ends belongs to the next one.
            if (riseMs <= nextMs)
            {
                Rise();
                Ledger.Rise(nextMs);
                riseMs = nextMs + 1 + _chance.NextInt(2 * riseEveryMs);
            }
        }
    }

    /// <summary>Somebody, or a time server, sets the clock.</summary>
    public void ShiftClock(long ms)
    {
        long nowMs = _box!.Time.TryGetUtcMs(out long utcMs) ? utcMs : StartUtcMs;
        _box.SetTime(nowMs + ms);
        _stepAtMs = Clock.UptimeMs;
    }

    IEntropy IBoxObserver.InFrontOf(IEntropy entropy)
    {
        RecordingEntropy recording = new(entropy);
        Ledger.Boot(recording);
        return recording;
    }

    private void Rise()
    {
        foreach (VirtualPin pin in _box!.Pins)
        {
            pin.Rise();
        }
    }

    private bool TryStep()
    {
        _link.TroublePercent = TroublePercent;
        try
        {
            _box!.Step();
            _stepAtMs = _box.StepAtMs;
            Ledger.Stepped(Clock.UptimeMs);
            return true;
        }
        catch (PowerCutException)
        {
            Ledger.Stepped(Clock.UptimeMs);
            Boot(hasTime: _chance.NextInt(2) == 0);
            return false;
        }
    }

    private VirtualBoxOptions OptionsOf(bool hasTime)
    {
        return new VirtualBoxOptions
        {
            Board = BenchBoard.With(new BoardPassage("footfall", "light-barrier", 27, 0, 120), new BoardPassage("footfall.b", "hc-sr501", 26, 0, 120)),
            Settings = Settings,
            PolicyText = Encoding.ASCII.GetBytes(PolicyText),
            Street = new MadeStreet { OffsetsOfSlot = _ => [] },
            Seed = _seed,
            Boot = Boots,
            HasOneRandomSource = true,
            StartUtcMs = _powerOnUtcMs,
            LeastUtcMs = LeastUtcMs,
            ClockSettings = hasTime ? [new ClockSetting(0, _powerOnUtcMs)] : [],
            MakeLink = (clock, random) => _link = new FaultyLink(clock, random, Ledger.SentMessage),
            Store = Ledger.Store,
            OutboxSegments = 3,

            // The time comes and goes as a life has it.
            Faults = new BoxFaults { TimeServers = [new TimeServerSpell(TimeServerFault.Unknown, 0, 0, long.MaxValue)] },
            Observer = this,
        };
    }
}
