using System.Text;
using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using EdgeNode.Simulator;
using EdgeNode.Timekeeping;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>A virtual box with six channels and a part for each, whose steps are made one by one.</summary>
internal sealed class NodeBench
{
    /// <summary>A policy of as many channels as there can be, all of whose windows close with each slot.</summary>
    public const string Policy = """
        policy 1 "Bench"
        number 1
        slot 900
        channel footfall counted window 900 noise 2 lockout 500 edges 10 20 30 45 65 90 130 180 260 360
        channel sound measured stat l50 window 900 unit dB(A) edges 45 50 55 60 65 70 75 80
        channel pm25 measured stat mean window 900 unit ug/m3 edges 5 10 15 25 50 75
        channel co2 measured stat mean window 900 unit ppm edges 600 800 1000 1400 2000
        channel temperature measured stat mean window 900 unit degC edges 0 2 4 6 8 10 12
        channel humidity measured stat mean window 900 unit % edges 10 20 30 40 50 60 70 80 90
        purpose "Measuring"
        basis "GDPR 6(1)(e)"
        controller "City of Example"
        contact "https://privacy.example/boxes"
        access "Nobody"
        retention 1 days

        """;

    private const int SlotMs = 900_000;

    // 2026-06-01T00:00:00.500Z: slots end half a second off the full second of uptime at which sensors are sampled, so
    // that the step that closes a slot does nothing else.
    private const long StartUtcMs = 1_780_272_000_500;
    private const long FirstSlotEndMs = SlotMs - 500;

    private readonly VirtualBox _box;

    /// <summary>Switches a node on.</summary>
    /// <param name="store">An empty store.</param>
    /// <param name="outboxSegments">What the board has room for.</param>
    public NodeBench(IDurableStore store, int outboxSegments = 32)
    {
        _box = VirtualBox.TryStart(OptionsOn(store, outboxSegments), out VirtualBox? box, out string? refusal)
            ? box! : throw new InvalidOperationException(refusal);
    }

    /// <summary>Virtual time.</summary>
    public VirtualClock Clock => _box.Clock;

    /// <summary>UTC, known from the start.</summary>
    public NetworkClock Time => _box.Time;

    /// <summary>The way to a broker that takes everything.</summary>
    public LoopbackLink Link => (LoopbackLink)_box.Link;

    /// <summary>The firmware.</summary>
    public Node Node => _box.Node;

    /// <summary>Lets time pass, with a passage every few steps, up to the next slot's end; the step that closes the slot is due then and not made.</summary>
    public void RunToSlotEnd()
    {
        long slots = Clock.UptimeMs < FirstSlotEndMs ? 0 : ((Clock.UptimeMs - FirstSlotEndMs) / SlotMs) + 1;
        RunTo(FirstSlotEndMs + (slots * SlotMs));
    }

    /// <summary>Lets time pass up to an uptime; a step that is due then is not made.</summary>
    public void RunTo(long uptimeMs)
    {
        while (_box.StepAtMs < uptimeMs)
        {
            if (_box.StepAtMs > Clock.UptimeMs)
            {
                Clock.AdvanceTo(_box.StepAtMs);
            }

            _box.Pins[0].Rise();
            Step();
        }

        Clock.AdvanceTo(uptimeMs);
    }

    /// <summary>Makes one step at the present time, whether or not it is due.</summary>
    public void Step()
    {
        _box.Step();
    }

    /// <summary>The box that the bench switches on.</summary>
    public static VirtualBoxOptions OptionsOn(IDurableStore store, int outboxSegments)
    {
        MadeStreet street = new() { OffsetsOfSlot = _ => [] };
        street.Values[ChannelKind.Sound] = 58;
        street.Values[ChannelKind.Co2] = 620;
        street.Values[ChannelKind.Temperature] = 8;
        return new VirtualBoxOptions
        {
            Board = BenchBoard.OfDemo(),
            Settings = new NodeSettings
            {
                Tenant = "example",
                Node = "kx7q22",
                Site = "bench",
                ImageHash = new string('0', 64),
                CertificateFingerprint = new string('1', 64),
            },
            PolicyText = Encoding.ASCII.GetBytes(Policy.ReplaceLineEndings("\n")),
            Street = street,
            Seed = 1,
            StartUtcMs = StartUtcMs,
            ClockSettings = [new ClockSetting(0, StartUtcMs)],
            MakeLink = (clock, random) => new LoopbackLink(clock, random),
            Store = store,
            OutboxSegments = outboxSegments,

            // A question to a time server would be something else to do in a step.
            Faults = new BoxFaults { TimeServers = [new TimeServerSpell(TimeServerFault.Unknown, 0, 0, long.MaxValue)] },
        };
    }
}
