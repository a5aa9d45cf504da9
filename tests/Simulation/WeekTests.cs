using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EdgeNode.Simulator;

namespace EdgeNode.Simulation.Tests;

[TestClass]
public sealed class WeekTests
{
    private const int SlotsAWeek = 672;

    private static VirtualBox Week { get; set; } = null!;

    [ClassInitialize]
    public static void RunTheWeek(TestContext context)
    {
        Week = Run(1, days: 7);
        context.WriteLine($"{Week.Progress}, {Week.Freezes}");
    }

    [TestMethod]
    public void A_week_releases_672_summaries_of_one_length()
    {
        List<string> summaries = Boxes.Payloads(Week, "summary");
        Assert.HasCount(SlotsAWeek, summaries);
        Assert.AreEqual(1, summaries.Select(summary => summary.Length).Distinct().Count());
    }

    [TestMethod]
    public void Seq_is_gapless_from_0_and_slots_are_the_quarter_hours_of_the_week()
    {
        List<JsonElement> summaries = Parsed(Week);
        for (int index = 0; index < SlotsAWeek; index++)
        {
            Assert.AreEqual(index, summaries[index].GetProperty("seq").GetInt32());
            Assert.AreEqual((Boxes.StartUtcMs / 1000) + (index * 900L), summaries[index].GetProperty("start").GetInt64());
            Assert.AreEqual(900, summaries[index].GetProperty("len").GetInt32());
        }
    }

    [TestMethod]
    public void Each_summary_names_the_hash_of_the_one_before_it()
    {
        string expected = new('0', 32);
        foreach (string summary in Boxes.Payloads(Week, "summary"))
        {
            using JsonDocument document = JsonDocument.Parse(summary);
            Assert.AreEqual(expected, document.RootElement.GetProperty("prev").GetString());
            byte[] chained = Encoding.ASCII.GetBytes(summary[..(summary.LastIndexOf('}') + 1)]);
            expected = Convert.ToHexStringLower(SHA256.HashData(chained))[..32];
        }
    }

    [TestMethod]
    public void Every_channel_has_a_value_whenever_its_window_closes()
    {
        List<JsonElement> summaries = Parsed(Week);
        for (int index = 0; index < SlotsAWeek; index++)
        {
            JsonElement channels = summaries[index].GetProperty("ch");
            bool isFullHour = index % 4 == 3;
            string[] expected = isFullHour ? ["footfall", "sound", "pm25", "co2", "temperature", "humidity"] : ["footfall", "sound"];
            CollectionAssert.AreEqual(expected, channels.EnumerateObject().Select(channel => channel.Name).ToArray(), $"slot {index}");
            Assert.IsTrue(channels.EnumerateObject().All(channel => channel.Value.ValueKind == JsonValueKind.Number), $"slot {index}: {channels}");
        }
    }

    [TestMethod]
    public void What_arrived_is_the_street_as_the_street_log_has_it()
    {
        using StringWriter text = new();
        StreetTotals totals = LogOf(1).Write(text, Boxes.StartUtcMs, Boxes.StartUtcMs + (7 * Boxes.DayMs));
        string[][] rows = [.. text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(','))];
        Assert.AreEqual(SlotsAWeek, totals.Slots);
        Assert.HasCount(SlotsAWeek, rows);

        // Noise of m = 2 is beyond 25 in fewer than one of 1,000 slots; sound meters and buckets are worth one index.
        int footfallOff = 0;
        int soundOff = 0;
        List<JsonElement> summaries = Parsed(Week);
        for (int index = 0; index < SlotsAWeek; index++)
        {
            JsonElement channels = summaries[index].GetProperty("ch");
            int[] limits = [10, 20, 30, 45, 65, 90, 130, 180, 260, 360];
            int detections = int.Parse(rows[index][2]);
            int bucket = channels.GetProperty("footfall").GetInt32();
            footfallOff += bucket < Bucket(limits, detections - 25) || bucket > Bucket(limits, detections + 25) ? 1 : 0;
            double median = double.Parse(rows[index][3], System.Globalization.CultureInfo.InvariantCulture);
            soundOff += Math.Abs(channels.GetProperty("sound").GetInt32() - Bucket([45, 50, 55, 60, 65, 70, 75, 80], median)) > 1 ? 1 : 0;
        }

        Assert.IsLessThanOrEqualTo(3, footfallOff);
        Assert.AreEqual(0, soundOff);
    }

    [TestMethod]
    public void The_box_says_goodbye_at_the_end()
    {
        Assert.IsTrue(Week.IsStopped);
        Assert.Contains("\"disconnected\"", Boxes.Payloads(Week, "state")[^1]);
        Assert.IsTrue(Boxes.LinkOf(Week).Closes[^1].Clean);
    }

    [TestMethod]
    public void The_same_seed_gives_the_same_messages_at_the_same_times()
    {
        Assert.AreEqual(Boxes.Egress(Run(7, days: 1)), Boxes.Egress(Run(7, days: 1)));
    }

    [TestMethod]
    public void Another_seed_gives_other_messages()
    {
        Assert.AreNotEqual(Boxes.Egress(Run(7, days: 1)), Boxes.Egress(Run(8, days: 1)));
    }

    private static VirtualBox Run(ulong seed, int days)
    {
        VirtualBox box = Boxes.Start(Boxes.Options(seed, new SeededStreet(seed)));
        Assert.IsTrue(box.RunUntil(days * Boxes.DayMs));
        Assert.IsTrue(box.Finish());
        return box;
    }

    private static StreetLog LogOf(ulong seed)
    {
        VirtualBoxOptions options = Boxes.Options(seed, new SeededStreet(seed));
        Assert.IsTrue(Policies.PolicyParser.TryParse(options.PolicyText, out Policies.Policy policy, out _));
        return new StreetLog(options.Street, seed, LockoutModel.ChannelOf(policy, options.Board));
    }

    private static List<JsonElement> Parsed(VirtualBox box)
    {
        return [.. Boxes.Payloads(box, "summary").Select(summary => JsonDocument.Parse(summary).RootElement)];
    }

    private static int Bucket(int[] limits, double value)
    {
        return limits.Count(limit => value >= limit);
    }
}
