using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Timekeeping;
using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>
/// The real firmware in a box of virtual parts on a street. Time goes from one thing that is due to the next: an action, a
/// step of the firmware, a change of a pin. Whatever happens follows from <see cref="VirtualBoxOptions"/>.
/// </summary>
/// <remarks>
/// A link that is an <see cref="IRuntimeFreezer"/>, and looking up a time server's name, stop the firmware as blocking calls do on the device: until it goes on
/// no step runs, and what the pins did meanwhile is delivered at the end, late and all at once. Every passage sensor of the
/// board sees the same passages.
/// </remarks>
public sealed class VirtualBox
{
    private const long HourMs = 3_600_000;

    private readonly VirtualHardware _hardware;
    private readonly Box _box;
    private readonly IPinLine? _line;
    private readonly IBoxObserver? _observer;
    private readonly FreezeWatch _freezes;
    private readonly IRuntimeFreezer? _freezingLink;
    private readonly ScheduledActions _actions;
    private RunProgress _reported;

    private VirtualBox(VirtualBoxOptions options, VirtualHardware hardware, ScheduledActions actions, Box box)
    {
        _hardware = hardware;
        _actions = actions;
        _box = box;
        _observer = options.Observer;
        _line = hardware.Pins.Count == 0 ? null : options.Line ?? new PassageLine(options.Street, options.Seed, options.StartUtcMs);
        _freezingLink = hardware.Link as IRuntimeFreezer;
        ChannelPolicy? footfall = options.PolicyText is { } text && PolicyParser.TryParse(text, out Policy policy, out _)
            ? LockoutModel.ChannelOf(policy, options.Board) : null;
        _freezes = new FreezeWatch(footfall, options.StartUtcMs);
    }

    /// <summary>Virtual time.</summary>
    public VirtualClock Clock => _hardware.Clock;

    /// <summary>UTC as the box has it.</summary>
    public NetworkClock Time => _hardware.Time;

    /// <summary>The way to the time servers.</summary>
    public VirtualTimeLink TimeLink => _hardware.TimeLink;

    /// <summary>What survives this boot.</summary>
    public IDurableStore Store => _hardware.Store;

    /// <summary>The random source, which can be switched off.</summary>
    public SeededEntropy Entropy => _hardware.Entropy;

    /// <summary>The radio network.</summary>
    public VirtualNetwork Network => _hardware.Network;

    /// <summary>The link, as <see cref="VirtualBoxOptions.MakeLink"/> made it.</summary>
    public IUplinkLink Link => _hardware.Link;

    /// <summary>The pins of the passage sensors, in the board's order, for who moves them by hand.</summary>
    public IReadOnlyList<VirtualPin> Pins => _hardware.Pins;

    /// <summary>The parts of the other sensors, in the board's order.</summary>
    public IReadOnlyList<IVirtualPart> Parts => _hardware.Parts;

    /// <summary>The firmware, for who looks into its memory; null for a box that has not been told what to be.</summary>
    public Node Node => _box.Node;

    /// <summary>The firmware with its console, for who looks into its memory.</summary>
    public Box Firmware => _box;

    /// <summary>Uptime in ms at which the firmware wants its next step.</summary>
    public long StepAtMs { get; private set; }

    /// <summary>How far the box has come.</summary>
    public RunProgress Progress => new(Clock.UptimeMs, Node?.SlotsReleased ?? 0, Node?.SummariesAcknowledged ?? 0);

    /// <summary>What standing still has cost so far.</summary>
    public FreezeTally Freezes => _freezes.Tally;

    /// <summary>Whether the firmware has said goodbye.</summary>
    public bool IsStopped => _box.IsStopped;

    /// <summary>Builds a box, tells it settings and policy unless its store has a set, and switches it on.</summary>
    /// <param name="options">What it is made of.</param>
    /// <param name="box">The box at uptime 0, or null when false is returned.</param>
    /// <param name="refusal">One line that says why the firmware refuses, or null when true is returned.</param>
    /// <returns>False when the firmware refuses its settings or its policy.</returns>
    public static bool TryStart(VirtualBoxOptions options, out VirtualBox? box, out string? refusal)
    {
        VirtualHardware hardware = new(options);
        hardware.Provision();
        options.Observer?.PowerOn(hardware.Time);
        ScheduledActions actions = Planned(options, hardware);
        actions.RunDue(0);
        Box firmware = new(hardware.Assemble());
        box = firmware.TryStart(isFinal: false) ? new VirtualBox(options, hardware, actions, firmware) : null;
        refusal = firmware.Refusal;
        return box != null;
    }

    /// <summary>Builds a box as its store has it, and switches it on. What it lacks is told at its service port.</summary>
    /// <param name="options">What it is made of.</param>
    public static VirtualBox SwitchOn(VirtualBoxOptions options)
    {
        VirtualHardware hardware = new(options);
        options.Observer?.PowerOn(hardware.Time);
        ScheduledActions actions = Planned(options, hardware);
        actions.RunDue(0);
        return new VirtualBox(options, hardware, actions, new Box(hardware.Assemble()));
    }

    /// <summary>Has something done at an uptime that has not passed, before the firmware's step of that moment.</summary>
    public void At(long uptimeMs, Action action)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(uptimeMs, Clock.UptimeMs);
        _actions.Add(uptimeMs, action);
    }

    /// <summary>Has all time servers tell another time, and the box hear of it at once, as often as it needs to believe it.</summary>
    /// <param name="utcMs">UTC now, in ms since 1970.</param>
    public void SetTime(long utcMs)
    {
        _hardware.SetTime(utcMs);
    }

    /// <summary>Makes a step at the present moment, due or not, for who lets time pass by hand.</summary>
    public void Step()
    {
        long nowMs = Clock.UptimeMs;
        _observer?.WakesUp(nowMs);
        StepAtMs = nowMs + _box.Step();
        if (IsFrozen())
        {
            _observer?.Freezes(nowMs, FrozenUntilMs);
        }
    }

    /// <summary>Has the firmware say goodbye, from its next step on, which is due now.</summary>
    public void RequestStop()
    {
        _box.RequestStop();
        StepAtMs = Clock.UptimeMs;
    }

    /// <summary>Lets time pass up to an uptime, all that is due at it included.</summary>
    /// <param name="uptimeMs">Uptime in ms to come to.</param>
    /// <param name="cancellation">Ends the run between two steps.</param>
    /// <param name="progress">Told when a slot was released or acknowledged, and every simulated hour.</param>
    /// <param name="pace">Holds virtual time back to real time, or null for as fast as can be.</param>
    /// <returns>False when it was cancelled; the box can go on from there.</returns>
    public bool RunUntil(long uptimeMs, CancellationToken cancellation = default, IProgress<RunProgress>? progress = null, RunPace? pace = null)
    {
        RunDue();
        while (Clock.UptimeMs < uptimeMs)
        {
            long next = NextMs(uptimeMs);
            if (cancellation.IsCancellationRequested || (pace != null && !pace.TryWaitFor(next, cancellation)))
            {
                return false;
            }

            Clock.AdvanceTo(next);
            RunDue();
            if (progress != null)
            {
                Report(progress);
            }
        }

        return true;
    }

    /// <summary>
    /// Ends a run in order: goes on until what was released is acknowledged, at most until shortly before the next slot
    /// would close, then lets the firmware say goodbye.
    /// </summary>
    /// <returns>False when it was cancelled.</returns>
    public bool Finish(CancellationToken cancellation = default, IProgress<RunProgress>? progress = null, RunPace? pace = null)
    {
        const long LookEveryMs = 1000;
        const long LongestDrainMs = QuarterHour.Ms - 10_000;
        long drainedByMs = Clock.UptimeMs + LongestDrainMs;
        while (Node.SummariesAcknowledged < Node.SlotsReleased && Clock.UptimeMs < drainedByMs)
        {
            if (!RunUntil(Clock.UptimeMs + LookEveryMs, cancellation, progress, pace))
            {
                return false;
            }
        }

        return SayGoodbye(cancellation, progress, pace);
    }

    /// <summary>Lets the firmware say goodbye.</summary>
    /// <returns>False when it was cancelled.</returns>
    public bool SayGoodbye(CancellationToken cancellation = default, IProgress<RunProgress>? progress = null, RunPace? pace = null)
    {
        const long LookEveryMs = 1000;
        const long LongestGoodbyeMs = 60_000;
        RequestStop();
        long goneByMs = Clock.UptimeMs + LongestGoodbyeMs;
        while (!IsStopped && Clock.UptimeMs < goneByMs)
        {
            if (!RunUntil(Clock.UptimeMs + LookEveryMs, cancellation, progress, pace))
            {
                return false;
            }
        }

        return true;
    }

    private long FrozenUntilMs => Math.Max(_freezingLink?.FrozenUntilMs ?? 0, TimeLink.FrozenUntilMs);

    // What the options have happen to the box by itself.
    private static ScheduledActions Planned(VirtualBoxOptions options, VirtualHardware hardware)
    {
        ScheduledActions actions = new();
        foreach (ClockSetting setting in options.ClockSettings)
        {
            actions.Add(setting.AtMs, () => hardware.SetTime(setting.UtcMs));
        }

        new FaultSchedule(options, hardware, actions).Begin();
        return actions;
    }

    private long NextMs(long untilMs)
    {
        long next = Math.Min(untilMs, _actions.NextMs);
        if (IsFrozen())
        {
            return Math.Min(next, FrozenUntilMs);
        }

        next = Math.Min(next, StepAtMs);
        return _line?.NextMs(next) ?? next;
    }

    private void RunDue()
    {
        long now = Clock.UptimeMs;
        _actions.RunDue(now);
        if (IsFrozen())
        {
            return;
        }

        // Rises that have waited come before the step, those of this very moment after it: a slot that ends now ends without them.
        MovePins(now - 1);
        if (StepAtMs <= now)
        {
            Step();
        }

        if (!IsFrozen())
        {
            MovePins(now);
        }
    }

    private bool IsFrozen()
    {
        if (FrozenUntilMs <= Clock.UptimeMs)
        {
            return false;
        }

        _freezes.Freeze(Clock.UptimeMs, FrozenUntilMs);
        return true;
    }

    private void MovePins(long untilMs)
    {
        while (_line != null && _line.TryTake(untilMs, out LevelChange change))
        {
            foreach (VirtualPin pin in _hardware.Pins)
            {
                pin.SetLevel(change.High);
            }

            if (change.High)
            {
                _freezes.Rise(change.UptimeMs, Clock.UptimeMs);
                _observer?.RiseDelivered(change.UptimeMs, Clock.UptimeMs);
            }
        }
    }

    private void Report(IProgress<RunProgress> progress)
    {
        bool isNews = Node.SlotsReleased != _reported.SlotsReleased
            || Node.SummariesAcknowledged != _reported.SummariesAcknowledged
            || Clock.UptimeMs / HourMs != _reported.UptimeMs / HourMs;
        if (isNews)
        {
            _reported = Progress;
            progress.Report(_reported);
        }
    }
}
