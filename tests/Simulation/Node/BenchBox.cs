using System.Text;
using EdgeNode.Composition;
using EdgeNode.Provisioning;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>A box with all five parts on virtual hardware, in a street that hardly changes, on a link that accepts everything.</summary>
internal sealed class BenchBox
{
    private const int ClimateAddress = 0x76;

    private const string Settings =
        "tenant demo\nnode kx7q22\nsite market-3\nlatitude 52520008\nlongitude 13404954\nheight 350\n";

    private const string Policy = """
        policy 1 "Market Square"
        number 7
        slot 900
        channel footfall counted window 900 noise 2 lockout 500 edges 10 20 30 45 65 90
        channel sound measured stat l50 window 900 unit dB(A) edges 45 50 55 60 65 70 75 80
        channel pm25 measured stat mean window 3600 unit ug/m3 edges 5 10 15 25 50 75
        channel co2 measured stat mean window 3600 unit ppm edges 600 800 1000 1400 2000
        channel temperature measured stat mean window 3600 unit degC edges 0 2 4 6 8 10 12 14 16 18 20 22 24 26 28
        channel humidity measured stat mean window 3600 unit % edges 10 20 30 40 50 60 70 80 90
        purpose "Plan crossing times"
        basis "GDPR 6(1)(e)"
        controller "City of Example"
        contact "https://privacy.example/boxes"
        access "Traffic department"
        retention 365 days

        """;

    private BenchBox(VirtualClock clock, VirtualPin pin, LoopbackLink link, Node node)
    {
        Clock = clock;
        Pin = pin;
        Link = link;
        Node = node;
    }

    public VirtualClock Clock { get; }

    public VirtualPin Pin { get; }

    public LoopbackLink Link { get; }

    public Node Node { get; }

    public static BenchBox Boot()
    {
        var clock = new VirtualClock();
        clock.SetUtcMs(1_763_856_000_000);
        var store = new MemoryStore();
        Put(store, NodeSettings.EntryName, Settings);
        Put(store, StoredConfiguration.PolicyEntryName, Policy.ReplaceLineEndings("\n"));
        var pin = new VirtualPin(clock);
        var link = new LoopbackLink(clock, new SeededRandom(1, "latency"));
        var bus = new VirtualI2cBus();
        bus.Attach(VirtualScd41.Address, new VirtualScd41(clock, new SeededRandom(1, "scd41"), () => 612, () => 18, () => 55));
        bus.Attach(ClimateAddress, new VirtualBme280(clock, new SeededRandom(1, "bme280"), () => 18, () => 55));
        var hardware = new NodeHardware
        {
            Board = "bench",
            Clock = clock,
            Entropy = new SeededEntropy(new SeededRandom(1, "entropy")),
            Store = store,
            Link = link,
            Network = new VirtualNetwork(),
            System = new VirtualSystem(),
            Passages = [new FittedPassage("footfall", "light-barrier", pin, 0)],
            SoundMeter = new SwingingMeter(),
            ParticulateSensor = new VirtualSensorSerialPort(new VirtualSds011(clock, new SeededRandom(1, "sds011"), () => 8)),
            Co2Bus = bus,
            ClimateBus = bus,
            ClimateAddress = ClimateAddress,
        };
        Assert.IsTrue(Node.TryStart(hardware, out Node node, out string refusal), refusal);
        return new BenchBox(clock, pin, link, node);
    }

    /// <summary>Steps until an uptime, which is then the clock's.</summary>
    public void RunTo(long uptimeMs)
    {
        while (Clock.UptimeMs < uptimeMs)
        {
            Clock.AdvanceTo(Math.Min(uptimeMs, Clock.UptimeMs + Node.Step()));
        }
    }

    private static void Put(MemoryStore store, string name, string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        Assert.IsTrue(store.TryReplace(name, bytes, bytes.Length));
    }
}
