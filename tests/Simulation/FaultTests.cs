using System.Text.Json;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>What the options say that goes wrong does go wrong, then and only then; what chance brings follows from the seed.</summary>
[TestClass]
public sealed class FaultTests
{
    private const long HourMs = 3_600_000;
    private const int Hours = 6;
    private const int Seeds = 24;

    private static readonly FaultOdds Often = new() { PartPermille = 150, LinkPermille = 150, TimeServerPermille = 150, CommitPermille = 50 };

    [TestMethod]
    public void A_listed_part_fails_in_its_spell_and_no_other_does()
    {
        VirtualBox box = Lived(3, new BoxFaults { Parts = [new PartFaultSpell("sds011", PartFault.Unplugged, HourMs, 2 * HourMs)] });
        JsonElement[] channels = [.. Parsed(box).Select(summary => summary.GetProperty("ch"))];

        // Their windows are an hour long.
        for (int hour = 0; hour < Hours; hour++)
        {
            JsonElement last = channels[(4 * hour) + 3];
            Assert.AreEqual(hour == 1 ? JsonValueKind.Null : JsonValueKind.Number, last.GetProperty("pm25").ValueKind, $"hour {hour}");
            Assert.AreEqual(JsonValueKind.Number, last.GetProperty("co2").ValueKind, $"hour {hour}");
        }
    }

    [TestMethod]
    public void A_listed_outage_keeps_everything_back_until_it_is_over()
    {
        VirtualBox box = Lived(3, new BoxFaults { Outages = [new FaultSpell(HourMs, 3 * HourMs)] });
        Assert.IsFalse(Boxes.LinkOf(box).Messages.Any(message => message.UpMs is > HourMs and < 3 * HourMs));
        AssertComplete(box);
    }

    [TestMethod]
    public void Listed_time_servers_are_silent_in_one_spell_and_lie_in_another()
    {
        // Within the day that a box believes at once.
        const long LieMs = 600_000;
        VirtualBox box = Boxes.Start(Boxes.Options(3, new SeededStreet(3)) with
        {
            Faults = new BoxFaults
            {
                TimeServers = [new TimeServerSpell(TimeServerFault.Silent, 0, 0, HourMs), new TimeServerSpell(TimeServerFault.None, LieMs, HourMs, long.MaxValue)],
            },
        });
        Assert.IsTrue(box.RunUntil(HourMs));
        Assert.IsFalse(box.Time.TryGetUtcMs(out _));
        Assert.IsTrue(box.RunUntil(3 * HourMs));
        Assert.IsTrue(box.Time.TryGetUtcMs(out long utcMs));
        Assert.IsLessThan(1000, Math.Abs(utcMs - (Boxes.StartUtcMs + box.Clock.UptimeMs + LieMs)));
    }

    [TestMethod]
    public void While_commits_fail_nothing_is_released_and_what_was_kept_stays()
    {
        VirtualBox box = Lived(3, new BoxFaults { FailedCommits = [new FaultSpell(HourMs, 2 * HourMs)] });
        List<JsonElement> summaries = Parsed(box);
        Assert.IsFalse(summaries.Any(summary => EndMs(summary) is >= HourMs and < 2 * HourMs), string.Join('\n', summaries));
        Assert.IsGreaterThan(8, summaries.Count);
        AssertComplete(box);
    }

    [TestMethod]
    public void Chance_brings_the_same_faults_for_the_same_seed_and_others_for_another()
    {
        BoxFaults faults = new() { Odds = Often };
        string one = Boxes.Egress(Lived(4, faults));
        Assert.IsTrue(one == Boxes.Egress(Lived(4, faults)));
        Assert.IsFalse(one == Boxes.Egress(Lived(5, faults)));
        string none = Boxes.Egress(Lived(4, new BoxFaults()));
        FaultOdds[] each = [new() { PartPermille = 500 }, new() { LinkPermille = 500 }, new() { CommitPermille = 200 }];
        foreach (FaultOdds odds in each)
        {
            Assert.IsFalse(none == Boxes.Egress(Lived(4, new BoxFaults { Odds = odds })), $"{odds}");
        }
    }

    [TestMethod]
    public void Time_servers_that_go_wrong_by_chance_are_wrong_in_each_of_their_ways()
    {
        HashSet<TimeServerFault> faults = [];
        bool areEarly = false;
        bool areLate = false;
        VirtualBox box = Boxes.Start(Boxes.Options(4, new SeededStreet(4)) with { Faults = new BoxFaults { Odds = new FaultOdds { TimeServerPermille = 1000 } } });
        for (long atMs = 0; atMs < 4 * Boxes.DayMs; atMs += HourMs / 4)
        {
            Assert.IsTrue(box.RunUntil(atMs));
            VirtualTimeServer server = box.TimeLink.Servers.Values.First();
            faults.Add(server.Fault);
            areEarly |= server.LeadMs < 0;
            areLate |= server.LeadMs > 0;
        }

        Assert.IsTrue(areEarly && areLate);
        CollectionAssert.AreEquivalent(Enum.GetValues<TimeServerFault>(), faults.ToArray());
    }

    [TestMethod]
    public void Whatever_chance_brings_no_summary_is_lost_between_or_comes_twice_with_other_bytes()
    {
        long summaries = 0;
        Parallel.For(0, Seeds, seed =>
        {
            VirtualBox box = Lived((ulong)seed, new BoxFaults { Odds = Often });
            AssertComplete(box);
            Interlocked.Add(ref summaries, Parsed(box).Count);
        });
        Console.WriteLine($"figure: {Seeds} boxes over {Hours} h in which parts, link, time servers and commits fail by chance, {summaries:N0} summaries, none missing");
        Assert.IsGreaterThan(Seeds * 12, summaries);
    }

    [TestMethod]
    public void A_fault_that_the_box_cannot_have_is_refused()
    {
        BoxFaults faults = new() { Parts = [new PartFaultSpell("sps30", PartFault.Unplugged, 0, 1)] };
        ArgumentException refusal = Assert.ThrowsExactly<ArgumentException>(() => Lived(3, faults));
        Assert.AreEqual("Part fault: no sps30 on the board esp32-devkit-v1; allowed: sen0232, sds011, scd41, bme280.", refusal.Message);
        VirtualBoxOptions stiff = Boxes.Options(3, new SeededStreet(3)) with
        {
            MakeLink = (clock, random) => new StiffLink(clock, random, 1),
            Faults = new BoxFaults { Outages = [new FaultSpell(0, 1)] },
        };
        refusal = Assert.ThrowsExactly<ArgumentException>(() => VirtualBox.TryStart(stiff, out _, out _));
        Assert.AreEqual("Outages: StiffLink cannot be cut; allowed: a link that is an ICuttableLink.", refusal.Message);
    }

    private static VirtualBox Lived(ulong seed, BoxFaults faults)
    {
        VirtualBox box = Boxes.Start(Boxes.Options(seed, new SeededStreet(seed)) with { Faults = faults });
        Assert.IsTrue(box.RunUntil(Hours * HourMs));
        Assert.IsTrue(box.Finish());
        return box;
    }

    private static long EndMs(JsonElement summary)
    {
        return 1000 * (summary.GetProperty("up").GetInt64() + summary.GetProperty("len").GetInt64());
    }

    private static List<JsonElement> Parsed(VirtualBox box)
    {
        return [.. Boxes.Payloads(box, "summary").Distinct().Select(summary => JsonDocument.Parse(summary).RootElement)];
    }

    private static void AssertComplete(VirtualBox box)
    {
        int[] numbers = [.. Parsed(box).Select(summary => summary.GetProperty("seq").GetInt32())];
        CollectionAssert.AreEqual(Enumerable.Range(0, numbers.Length).ToArray(), numbers);
    }
}
