using System.Text;
using EdgeNode.Contracts;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>What a technician says of the altitude reaches the CO2 sensor, and nobody else.</summary>
[TestClass]
public class AltitudeTests
{
    private const string Settings = "tenant example\nnode kx7q22\nsite bench\nlatitude 0\nlongitude 0\nheight 350\n";
    private const long HourMs = 3_600_000;

    [TestMethod]
    [DataRow("", 0)]
    [DataRow("altitude 0\n", 0)]
    [DataRow("altitude 1573\n", 1573)]
    [DataRow("altitude 3000\n", 3000)]
    public void The_CO2_sensor_works_by_the_altitude_of_the_settings_and_no_message_tells_it(string line, int expectedM)
    {
        VirtualBox box = Boxes.Start(OptionsFor(Settings + line));
        Assert.IsTrue(box.RunUntil(HourMs));

        VirtualScd41 part = box.Parts.OfType<VirtualScd41>().Single();
        Assert.AreEqual(expectedM, part.Settings.AltitudeM);
        Assert.AreEqual(0, part.Persists);
        string sent = string.Join('\n', Boxes.LinkOf(box).Messages.Select(message => Encoding.ASCII.GetString(message.Payload)));
        StringAssert.Contains(sent, "\"height\":350");
        Assert.DoesNotContain("altitude", sent);
        Assert.DoesNotContain("1573", sent);
    }

    [TestMethod]
    public void A_box_that_is_told_an_impossible_altitude_says_so_and_does_not_start()
    {
        Assert.IsFalse(VirtualBox.TryStart(OptionsFor(Settings + "altitude 8849\n"), out _, out string? refusal));
        Assert.AreEqual("altitude: found 8849; allowed: whole m above the sea, 0 to 3000", refusal);
    }

    // The part was used before, at another place.
    private static VirtualBoxOptions OptionsFor(string settings)
    {
        MemoryStore store = new();
        VirtualBoxOptions options = Boxes.Options(1, new MadeStreet { OffsetsOfSlot = _ => [] });
        store.Tell((PartName.Settings, Encoding.ASCII.GetBytes(settings)), (PartName.Policy, options.PolicyText!));
        store.Lock();
        return options with
        {
            Store = store,
            MakePart = (model, site) => model != "scd41" ? null
                : new VirtualScd41(site.Clock, site.Noise, () => 620) { Stored = Scd41Settings.Factory with { AltitudeM = 12 } },
        };
    }
}
