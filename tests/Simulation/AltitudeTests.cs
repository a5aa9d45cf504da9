using System.Text;
using EdgeNode.Composition;
using EdgeNode.Provisioning;
using EdgeNode.Timekeeping;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>What a technician says of the altitude reaches the CO2 sensor, and nobody else.</summary>
[TestClass]
public class AltitudeTests
{
    private const string Settings = "tenant example\nnode kx7q22\nsite bench\nlatitude 0\nlongitude 0\nheight 350\n";
    private const long DayMs = 86_400_000;

    [TestMethod]
    [DataRow("", 0)]
    [DataRow("altitude 0\n", 0)]
    [DataRow("altitude 1573\n", 1573)]
    [DataRow("altitude 3000\n", 3000)]
    public void The_CO2_sensor_works_by_the_altitude_of_the_settings_and_no_message_tells_it(string line, int expectedM)
    {
        VirtualClock clock = new();
        clock.SetUtcMs(1_780_272_000_500);
        LoopbackLink link = new(clock, new SeededRandom(1, "link"));
        VirtualScd41 part = new(clock, new SeededRandom(1, "scd41"), () => 620) { Stored = Scd41Settings.Factory with { AltitudeM = 12 } };
        Node node = Started(clock, link, part, Settings + line);
        while (clock.UptimeMs < DayMs / 24)
        {
            clock.AdvanceTo(clock.UptimeMs + node.Step());
        }

        Assert.AreEqual(expectedM, part.Settings.AltitudeM);
        Assert.AreEqual(0, part.Persists);
        string sent = string.Join('\n', link.Messages.Select(message => Encoding.ASCII.GetString(message.Payload)));
        StringAssert.Contains(sent, "\"height\":350");
        Assert.DoesNotContain("altitude", sent);
        Assert.DoesNotContain("1573", sent);
    }

    [TestMethod]
    public void A_box_that_is_told_an_impossible_altitude_says_so_and_does_not_start()
    {
        VirtualClock clock = new();
        MemoryStore store = StoreWith(Settings + "altitude 8849\n");
        NodeHardware hardware = HardwareOf(clock, new LoopbackLink(clock, new SeededRandom(1, "link")), null, store);
        Assert.IsFalse(Node.TryStart(hardware, out _, out string refusal));
        Assert.AreEqual("altitude: found 8849; allowed: whole m above the sea, 0 to 3000", refusal);
    }

    private static Node Started(VirtualClock clock, LoopbackLink link, VirtualScd41 part, string settings)
    {
        NodeHardware hardware = HardwareOf(clock, link, part, StoreWith(settings));
        Assert.IsTrue(Node.TryStart(hardware, out Node node, out string refusal), refusal);
        return node;
    }

    private static MemoryStore StoreWith(string settings)
    {
        MemoryStore store = new();
        foreach ((string name, string text) in (ReadOnlySpan<(string, string)>)
            [(NodeSettings.EntryName, settings), (StoredConfiguration.PolicyEntryName, NodeBench.Policy.ReplaceLineEndings("\n"))])
        {
            byte[] bytes = Encoding.ASCII.GetBytes(text);
            Assert.IsTrue(store.TryReplace(name, bytes, bytes.Length));
        }

        return store;
    }

    private static NodeHardware HardwareOf(VirtualClock clock, LoopbackLink link, VirtualScd41? part, MemoryStore store)
    {
        VirtualI2cBus bus = new();
        if (part is not null)
        {
            bus.Attach(VirtualScd41.Address, part);
        }

        return new NodeHardware
        {
            Board = "bench",
            Clock = new NetworkClock(clock, Boxes.StartUtcMs),
            TimeLink = new VirtualTimeLink(clock),
            Entropy = new SeededEntropy(new SeededRandom(1, "entropy")),
            Store = store,
            Link = link,
            OutboxSegments = 8,
            Network = new VirtualNetwork(),
            System = new VirtualSystem(),
            Passages = [],
            Sensors = [new FittedSensor("scd41", bus, VirtualScd41.Address, "co2")],
        };
    }
}
