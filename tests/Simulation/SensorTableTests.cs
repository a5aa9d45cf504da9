using System.Text;
using System.Text.Json;
using EdgeNode.Boards;
using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Simulation.Tests;

/// <summary>
/// A sensor is a row in tools/Boards, one in firmware/Composition and one in tools/Simulator. Each row of the first has its fellows, and
/// what it says that the part gives comes out of the box, from that part alone.
/// </summary>
[TestClass]
public sealed class SensorTableTests
{
    private const long SlotMs = 900_000;

    // The SDS011 is read each five minutes.
    private const int Slots = 3;

    public static IEnumerable<object[]> Rows => SensorModels.All.SelectMany(model => model.Gives.Select(channel => new object[] { model.Name, channel }));

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void A_part_feeds_the_channel_that_the_board_takes_from_it_and_no_other(string name, ChannelKind fed)
    {
        SensorModel model = SensorModels.All.Single(row => row.Name == name);
        MadeStreet street = new() { OffsetsOfSlot = _ => [] };
        VirtualBox box = Boxes.Start(OptionsFor(model, [fed], street));
        box.RunUntil(Slots * SlotMs);
        Assert.IsTrue(box.Finish());

        Assert.Contains($"\"sensors\":[\"{name}\"]", Boxes.Payloads(box, "about").Single());
        Assert.Contains($"\"errors\":{{\"{name}\":\"0\"}}", Boxes.Payloads(box, "health")[^1]);
        JsonElement channels = JsonDocument.Parse(Boxes.Payloads(box, "summary")[^1]).RootElement.GetProperty("ch");
        foreach (ChannelKind channel in model.Gives)
        {
            string told = channels.GetProperty(ChannelTable.Of(channel).Name).GetRawText();
            Assert.AreEqual(channel == fed ? "1" : "null", told, $"{channel}: {channels}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void A_part_that_is_asked_for_nothing_is_told_in_about_and_not_read(string name, ChannelKind fed)
    {
        SensorModel model = SensorModels.All.Single(row => row.Name == name);
        ChannelKind other = fed == ChannelKind.Sound ? ChannelKind.Co2 : ChannelKind.Sound;
        VirtualBoxOptions options = OptionsFor(model, [fed], new MadeStreet { OffsetsOfSlot = _ => [] });
        VirtualBox box = Boxes.Start(options with { PolicyText = PolicyOf([other]) });
        box.RunUntil(SlotMs);
        Assert.IsTrue(box.Finish());
        Assert.Contains($"\"sensors\":[\"{name}\"]", Boxes.Payloads(box, "about").Single());
        Assert.Contains("\"errors\":{}", Boxes.Payloads(box, "health")[^1]);
    }

    [TestMethod]
    public void As_many_sensors_as_a_board_can_have_stand_in_about_and_no_more()
    {
        VirtualBoxOptions options = Boxes.Options(5, new MadeStreet { OffsetsOfSlot = _ => [] });
        VirtualBoxOptions With(int count)
        {
            BoardPassage one = options.Board.Passages[0];
            int more = count - options.Board.Sensors.Count;
            return options with { Board = options.Board with { Passages = [.. Enumerable.Range(0, more).Select(i => one with { Channel = $"footfall.{i}" })] } };
        }

        Assert.IsTrue(VirtualBox.TryStart(With(Board.GreatestSensorCount), out _, out string? refusal), refusal);
        Assert.IsFalse(VirtualBox.TryStart(With(Board.GreatestSensorCount + 1), out _, out _));
    }

    private static VirtualBoxOptions OptionsFor(SensorModel model, ChannelKind[] fed, IStreet street)
    {
        VirtualBoxOptions options = Boxes.Options(5, street);
        Board board = options.Board;
        BoardSensor sensor = model.Wire switch
        {
            SensorWire.Analog => new AnalogSensor(model, fed, board.AnalogPins[0]),
            SensorWire.Serial => new SerialSensor(model, fed, board.SensorPorts[0]),
            _ => new BusSensor(model, fed, board.Buses[0], model.LeastAddress),
        };
        return options with { Board = board with { Passages = [], Sensors = [sensor] }, PolicyText = PolicyOf(model.Gives) };
    }

    // The street's value lies between the two edges of its channel.
    private static byte[] PolicyOf(IReadOnlyList<ChannelKind> channels)
    {
        MadeStreet street = new() { OffsetsOfSlot = _ => [] };
        IEnumerable<string> lines = channels.Select(ChannelTable.Of).Select(channel =>
        {
            int value = (int)street.Values[channel.Kind]!.Value;
            string stat = channel.Form == ChannelForm.Level ? "l50" : "mean";
            return $"channel {channel.Name} measured stat {stat} window 900 unit {channel.Unit} edges {value - channel.LeastWidth} {value + channel.LeastWidth}\n";
        });
        return Encoding.ASCII.GetBytes(
            $"policy 1 \"Bench\"\nnumber 1\nslot 900\n{string.Concat(lines)}"
            + "purpose \"Measuring\"\nbasis \"GDPR 6(1)(e)\"\ncontroller \"City of Example\"\n"
            + "contact \"https://privacy.example/boxes\"\naccess \"Nobody\"\nretention 1 days\n");
    }
}
