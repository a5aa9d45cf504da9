using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EdgeNode.Simulator;

namespace EdgeNode.Simulation.Tests;

[TestClass]
public sealed class LifeTests
{
    private const long HourMs = 3_600_000;

    [TestMethod]
    public void A_box_that_loses_power_goes_on_in_the_same_run_without_a_gap()
    {
        VirtualBoxOptions options = Boxes.Options(5, new SeededStreet(5));
        VirtualBox before = Boxes.Start(options);
        const long CutMs = (5 * HourMs) + 437_123;
        Assert.IsTrue(before.RunUntil(CutMs));
        VirtualBox after = Boxes.Start(options with { Store = before.Store, Boot = 1, StartUtcMs = Boxes.StartUtcMs + CutMs + 60_000 });
        Assert.IsTrue(after.RunUntil(5 * HourMs));
        Assert.IsTrue(after.Finish());

        List<string> summaries = [.. Boxes.Payloads(before, "summary"), .. Boxes.Payloads(after, "summary")];
        List<JsonElement> parsed = [.. summaries.Distinct().Select(summary => JsonDocument.Parse(summary).RootElement)];
        CollectionAssert.AreEqual(Enumerable.Range(0, parsed.Count).ToArray(), parsed.Select(summary => summary.GetProperty("seq").GetInt32()).ToArray());
        Assert.AreEqual(1, parsed.Select(summary => summary.GetProperty("run").GetString()).Distinct().Count());
        CollectionAssert.AreEqual(new[] { 1, 2 }, parsed.Select(summary => summary.GetProperty("boot").GetInt32()).Distinct().ToArray());
        AssertChained([.. summaries.Distinct()]);

        // The slot in which power was lost is forfeit, and the first of the new boot is a long one, up to the quarter hour.
        int first = parsed.FindIndex(summary => summary.GetProperty("boot").GetInt32() == 2);
        Assert.AreEqual(20, first);
        Assert.IsTrue(parsed[first].GetProperty("len").GetInt32() is >= 895 and < 1800);
        Assert.AreEqual(0, (parsed[first].GetProperty("start").GetInt64() + parsed[first].GetProperty("len").GetInt32()) % 900);
    }

    [TestMethod]
    public void After_three_hours_without_a_link_everything_arrives()
    {
        VirtualBox box = Boxes.Start(Boxes.Options(6, new SeededStreet(6)));
        Boxes.LinkOf(box).SetDown(4 * HourMs, 7 * HourMs);
        Assert.IsTrue(box.RunUntil(12 * HourMs));
        Assert.IsTrue(box.Finish());
        List<string> summaries = [.. Boxes.Payloads(box, "summary").Distinct()];
        Assert.HasCount(48, summaries);
        AssertChained(summaries);
        Assert.IsGreaterThanOrEqualTo(2, Boxes.LinkOf(box).Connects.Count(connect => connect.Accepted));
        Assert.IsFalse(Boxes.LinkOf(box).Closes[0].Clean);
    }

    [TestMethod]
    public void A_box_without_trusted_time_reports_all_the_same()
    {
        VirtualBox box = Boxes.Start(Boxes.Options(7, new SeededStreet(7)) with { Faults = new BoxFaults { TimeServers = [TimeServerSpell.SilentUntil(long.MaxValue)] } });
        Assert.IsTrue(box.RunUntil(3 * HourMs));
        Assert.IsTrue(box.Finish());
        List<JsonElement> summaries = Parsed(box);
        Assert.HasCount(12, summaries);
        Assert.IsTrue(summaries.All(summary => summary.GetProperty("start").ValueKind == JsonValueKind.Null));
        Assert.IsTrue(summaries.All(summary => summary.GetProperty("len").GetInt32() == 900));
    }

    [TestMethod]
    public void Time_that_comes_later_is_used_from_then_on()
    {
        VirtualBox box = Boxes.Start(Boxes.Options(7, new SeededStreet(7)) with
        {
            StartUtcMs = Boxes.StartUtcMs + 400_000,
            Faults = new BoxFaults { TimeServers = [TimeServerSpell.SilentUntil(HourMs + 1234)] },
        });
        Assert.IsTrue(box.RunUntil(4 * HourMs));
        Assert.IsTrue(box.Finish());
        List<JsonElement> summaries = Parsed(box);
        int firstTimed = summaries.FindIndex(summary => summary.GetProperty("start").ValueKind == JsonValueKind.Number);
        Assert.AreEqual(4, firstTimed);
        Assert.IsTrue(summaries.Skip(firstTimed + 1).All(summary => summary.GetProperty("start").GetInt64() % 900 == 0));
    }

    [TestMethod]
    public void A_run_that_is_cancelled_goes_on_as_if_it_had_not_been()
    {
        VirtualBox whole = Boxes.Start(Boxes.Options(8, new SeededStreet(8)));
        Assert.IsTrue(whole.RunUntil(6 * HourMs));

        VirtualBox broken = Boxes.Start(Boxes.Options(8, new SeededStreet(8)));
        using CancellationTokenSource source = new();
        broken.At(2 * HourMs, source.Cancel);
        Assert.IsFalse(broken.RunUntil(6 * HourMs, source.Token));
        Assert.AreEqual(2 * HourMs, broken.Clock.UptimeMs);
        Assert.IsTrue(broken.RunUntil(6 * HourMs));
        Assert.AreEqual(Boxes.Egress(whole), Boxes.Egress(broken));
    }

    [TestMethod]
    public void Progress_tells_every_released_and_acknowledged_slot()
    {
        VirtualBox box = Boxes.Start(Boxes.Options(8, new SeededStreet(8)));
        Told told = new();
        Assert.IsTrue(box.RunUntil(2 * HourMs, progress: told));
        Assert.IsTrue(box.Finish(progress: told));
        CollectionAssert.IsSubsetOf(Enumerable.Range(1, 8).ToArray(), told.Released);
        Assert.AreEqual(new RunProgress(box.Clock.UptimeMs, 8, 8), box.Progress);
        Assert.IsLessThan(2 * HourMs + QuarterHour.Ms, box.Clock.UptimeMs);
    }

    [TestMethod]
    public void A_rise_at_the_moment_at_which_a_slot_ends_belongs_to_the_next_one()
    {
        // Ten people a slot stand at the lowest limit, so one more or fewer shows in some of 96 slots.
        Assert.AreEqual(EgressOfBorderPassages(offsetMs: 1), EgressOfBorderPassages(offsetMs: 0));
        Assert.AreNotEqual(EgressOfBorderPassages(offsetMs: 1), EgressOfBorderPassages(offsetMs: QuarterHour.Ms - 1));
    }

    [TestMethod]
    public void A_policy_under_the_floor_does_not_start()
    {
        string policy = Encoding.ASCII.GetString(SourceTree.Policy("market-square.txt")).Replace("noise 2", "noise 0");
        Assert.IsFalse(VirtualBox.TryStart(
            Boxes.Options(1, new SeededStreet(1)) with { PolicyText = Encoding.ASCII.GetBytes(policy) }, out VirtualBox? box, out string? refusal));
        Assert.IsNull(box);
        Assert.Contains("noise", refusal!);
    }

    [TestMethod]
    public void A_pole_with_a_PIR_runs_under_its_policy()
    {
        Boards.BoardCatalog catalog = Boards.BoardCatalog.FindFrom(SourceTree.Root)!;
        Assert.IsTrue(catalog.TryLoad("esp32-devkit-v1-pir", out Boards.Board? board, out _));
        VirtualBox box = Boxes.Start(Boxes.Options(3, new SeededStreet(3)) with { Board = board!, PolicyText = SourceTree.Policy("pir-pole.txt") });
        Assert.IsTrue(box.RunUntil(12 * HourMs));
        Assert.IsTrue(box.Finish());
        Assert.IsTrue(Parsed(box).All(summary => summary.GetProperty("ch").EnumerateObject().Count() == 2));
        Assert.HasCount(48, Parsed(box));
    }

    [TestMethod]
    public void Thirty_days_run()
    {
        VirtualBox box = Boxes.Start(Boxes.Options(10, new SeededStreet(10)));
        Assert.IsTrue(box.RunUntil(30 * Boxes.DayMs));
        Assert.IsTrue(box.Finish());
        List<string> summaries = Boxes.Payloads(box, "summary");
        Assert.HasCount(2880, summaries);
        // One for each UTC day in which a slot closed: the last one closes as the 31st day begins.
        Assert.HasCount(31, Boxes.Payloads(box, "health"));
        AssertChained(summaries);
    }

    private static string EgressOfBorderPassages(long offsetMs)
    {
        long[] all = [.. Enumerable.Range(1, 9).Select(passage => passage * 60_000L)];
        MadeStreet street = new() { OffsetsOfSlot = slot => slot % 2 == 0 ? all : [.. all.Append(offsetMs).Order()] };
        VirtualBox box = Boxes.Start(Boxes.Options(11, street));
        Assert.IsTrue(box.RunUntil(Boxes.DayMs));
        return Boxes.Egress(box);
    }

    private static List<JsonElement> Parsed(VirtualBox box)
    {
        return [.. Boxes.Payloads(box, "summary").Select(summary => JsonDocument.Parse(summary).RootElement)];
    }

    private static void AssertChained(List<string> summaries)
    {
        string expected = new('0', 32);
        foreach (string summary in summaries)
        {
            using JsonDocument document = JsonDocument.Parse(summary);
            Assert.AreEqual(expected, document.RootElement.GetProperty("prev").GetString());
            expected = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(summary[..(summary.LastIndexOf('}') + 1)])))[..32];
        }
    }

    private sealed class Told : IProgress<RunProgress>
    {
        public List<int> Released { get; } = [];

        public void Report(RunProgress value)
        {
            Released.Add(value.SlotsReleased);
        }
    }
}
