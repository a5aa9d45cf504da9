using System.Text;
using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Timekeeping;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>The firmware with all sensors fitted and six channels, whose steps are made one by one.</summary>
internal sealed class NodeBench
{
    /// <summary>A policy of all six channels, all of whose windows close with each slot.</summary>
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

    private readonly VirtualPin _pin;
    private long _dueMs;

    /// <summary>Switches a node on.</summary>
    /// <param name="store">An empty store.</param>
    /// <param name="outboxSegments">What the board has room for.</param>
    public NodeBench(IDurableStore store, int outboxSegments = 32)
    {
        Clock = new VirtualClock();
        Time = new NetworkClock(Clock, StartUtcMs);
        if (!Time.TryTake(StartUtcMs))
        {
            throw new InvalidOperationException("the clock does not take the time at which the bench starts");
        }
        Link = new LoopbackLink(Clock, new SeededRandom(1, "link"));
        _pin = new VirtualPin(Clock);
        NodeSettings settings = new()
        {
            Tenant = "example",
            Node = "kx7q22",
            Site = "bench",
            ImageHash = new string('0', 64),
            CertificateFingerprint = new string('1', 64),
        };
        Provision(store, NodeSettings.EntryName, NodeSettingsText.Write(settings));
        Provision(store, StoredConfiguration.PolicyEntryName, Encoding.ASCII.GetBytes(Policy.ReplaceLineEndings("\n")));
        Node = Composition.Node.TryStart(PartsOn(store, outboxSegments), out Node node, out string refusal) ? node : throw new InvalidOperationException(refusal);
    }

    /// <summary>Virtual time.</summary>
    public VirtualClock Clock { get; }

    /// <summary>UTC, known from the start.</summary>
    public NetworkClock Time { get; }

    /// <summary>The way to a broker that takes everything.</summary>
    public LoopbackLink Link { get; }

    /// <summary>The firmware.</summary>
    public Node Node { get; }

    /// <summary>Lets time pass, with a passage every few steps, up to the next slot's end; the step that closes the slot is due then and not made.</summary>
    public void RunToSlotEnd()
    {
        long slots = Clock.UptimeMs < FirstSlotEndMs ? 0 : ((Clock.UptimeMs - FirstSlotEndMs) / SlotMs) + 1;
        RunTo(FirstSlotEndMs + (slots * SlotMs));
    }

    /// <summary>Lets time pass up to an uptime; a step that is due then is not made.</summary>
    public void RunTo(long uptimeMs)
    {
        while (_dueMs < uptimeMs)
        {
            if (_dueMs > Clock.UptimeMs)
            {
                Clock.AdvanceTo(_dueMs);
            }

            _pin.Rise();
            Step();
        }

        Clock.AdvanceTo(uptimeMs);
    }

    /// <summary>Makes one step at the present time, whether or not it is due.</summary>
    public void Step()
    {
        _dueMs = Clock.UptimeMs + Node.Step();
    }

    private NodeHardware PartsOn(IDurableStore store, int outboxSegments)
    {
        const int Scd41Address = 0x62;
        const int Bme280Address = 0x76;
        VirtualI2cBus bus = new();
        bus.Attach(Scd41Address, new VirtualScd41(Clock, new SeededRandom(1, "scd41"), () => 620, () => 8, () => 55));
        bus.Attach(Bme280Address, new VirtualBme280(Clock, new SeededRandom(1, "bme280"), () => 8, () => 55));
        return new NodeHardware
        {
            Board = "bench",
            Clock = Time,
            TimeLink = new VirtualTimeLink(Clock),
            Entropy = new SeededEntropy(new SeededRandom(1, "entropy")),
            Store = store,
            Link = Link,
            OutboxSegments = outboxSegments,
            Network = new VirtualNetwork(),
            System = new VirtualSystem(),
            Passages = [new FittedPassage("footfall", "light-barrier", _pin, 0)],
            Sensors =
            [
                new FittedSensor("sen0232", new VirtualSoundMeter(new SeededRandom(1, "sound"), () => 58), "sound"),
                new FittedSensor("sds011", new VirtualSensorSerialPort(new VirtualSds011(Clock, new SeededRandom(1, "sds011"), () => 12)), "pm25"),
                new FittedSensor("scd41", bus, Scd41Address, "co2"),
                new FittedSensor("bme280", bus, Bme280Address, "temperature", "humidity"),
            ],
        };
    }

    private static void Provision(IDurableStore store, string name, byte[] text)
    {
        if (!store.TryReplace(name, text, text.Length))
        {
            throw new InvalidOperationException($"The store refused {name}.");
        }
    }
}
