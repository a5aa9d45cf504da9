using EdgeNode.Policies;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Tools.Tests;

[TestClass]
public sealed class StreetLogTests
{
    private const long Start = SeededStreet.DemoStartUtcMs;

    [TestMethod]
    public void A_gap_is_an_empty_cell()
    {
        string text = "time_utc,footfall,sound,temperature\n2026-06-01T00:00:00Z,2,,10\n2026-06-01T00:15:00Z,0,50,\n2026-06-01T01:00:00Z,,60,12\n2026-06-01T01:15:00Z,0,,11\n";
        Assert.IsTrue(TraceReader.TryRead("t.csv", new StringReader(text), new TraceOptions(), out Trace? trace, out TraceFault? fault), fault?.ToString());
        using StringWriter written = new();
        StreetTotals totals = new StreetLog(new TraceStreet(trace!, 1), 1, Footfall(500, 900)).Write(written, Start, Start + (7 * QuarterHour.Ms));
        string[] expected =
        [
            "start_utc=2026-06-01T00:00:00Z passages=2 detections=2 temperature=10.00",
            "start_utc=2026-06-01T00:15:00Z passages=0 detections=0 sound_l50=50.00 sound_leq=50.00",
            "start_utc=2026-06-01T00:30:00Z",
            "start_utc=2026-06-01T00:45:00Z",
            "start_utc=2026-06-01T01:00:00Z sound_l50=60.00 sound_leq=60.00 temperature=12.00",
            "start_utc=2026-06-01T01:15:00Z passages=0 detections=0 temperature=11.00",
            "start_utc=2026-06-01T01:30:00Z",
        ];
        CollectionAssert.AreEqual(expected, FilledCells(written.ToString()));
        Assert.AreEqual(new StreetTotals(7, 2, 2), totals);
    }

    [TestMethod]
    public void The_lockout_is_not_prolonged_by_rises_and_starts_anew_with_the_window()
    {
        LockoutModel model = new(Footfall(8000, 900));
        bool[] counted = [.. new long[] { 0, 5000, 7999, 8000, 15_000, 899_999, 900_000, 900_001, 908_000 }.Select(at => model.Take(Start + at))];
        CollectionAssert.AreEqual(new[] { true, false, false, true, false, true, true, false, true }, counted);
        Assert.AreEqual(5, model.Detections);
    }

    [TestMethod]
    public void The_line_rises_with_each_passage_chatters_and_ends_low()
    {
        long[] moments = [Start + 1000, Start + 1050, Start + 5000, Start + 899_950, Start + 900_020, Start + 950_000];
        PassageLine line = new(new ListedStreet(moments), 1, Start);
        List<LevelChange> changes = [];
        while (line.TryTake(2_000_000, out LevelChange change))
        {
            changes.Add(change);
        }

        Assert.IsFalse(changes[^1].High);
        for (int index = 0; index < changes.Count; index++)
        {
            Assert.AreEqual(index % 2 == 0, changes[index].High);
            Assert.IsTrue(index == 0 || changes[index].UptimeMs >= changes[index - 1].UptimeMs);
        }

        // Who comes while the beam is cut only keeps it cut: four pulses of six people, whatever the chatter.
        long[] rises = [.. changes.Where(change => change.High).Select(change => change.UptimeMs)];
        long[] first = [.. rises.Where((rise, index) => index == 0 || rise - rises[index - 1] > ContactBounce.LongestMs)];
        CollectionAssert.AreEqual(new long[] { 1000, 5000, 899_950, 950_000 }, first);
    }

    [TestMethod]
    public void A_line_that_begins_later_is_the_same_line()
    {
        SeededStreet street = new(4);
        long later = Start + (12 * QuarterHour.Ms);
        PassageLine whole = new(street, 4, Start);
        PassageLine rest = new(street, 4, later);
        while (whole.TryTake(later - Start - 1, out _))
        {
        }

        // A cut across the border is missing in the later line, for nobody was there to see it begin.
        List<long> left = [];
        List<long> right = [];
        while (whole.TryTake(later - Start + QuarterHour.Ms, out LevelChange change))
        {
            left.Add(change.UptimeMs - (later - Start));
        }

        while (rest.TryTake(QuarterHour.Ms, out LevelChange change))
        {
            right.Add(change.UptimeMs);
        }

        Assert.IsGreaterThan(10, right.Count);
        CollectionAssert.AreEqual(right.TakeLast(right.Count - 2).ToArray(), left.TakeLast(right.Count - 2).ToArray());
    }

    // What each row says, without the columns of which it says nothing.
    private static string[] FilledCells(string log)
    {
        Assert.IsTrue(log.StartsWith("start_utc,passages,detections,", StringComparison.Ordinal) && log.EndsWith('\n'), log);
        string[] names = log[..log.IndexOf('\n', StringComparison.Ordinal)].Split(',');
        return [.. log.Split('\n')[1..^1].Select(row => row.Split(',')).Select(cells =>
        {
            Assert.HasCount(names.Length, cells);
            return string.Join(' ', names.Zip(cells).Where(cell => cell.Second.Length > 0).Select(cell => $"{cell.First}={cell.Second}"));
        })];
    }

    private static ChannelPolicy Footfall(int lockoutMs, int windowSeconds)
    {
        return new ChannelPolicy("footfall", ChannelKind.Footfall, ChannelStatistic.NoisyCount, windowSeconds, 2, lockoutMs, [10, 20]);
    }
}
