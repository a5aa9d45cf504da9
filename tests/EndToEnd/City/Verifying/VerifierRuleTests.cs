using System.Text;
using EdgeNode.EndToEnd.Tests;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.City.Tests;

/// <summary>Each rule has a file that breaks this rule and no other.</summary>
[TestClass]
public class VerifierRuleTests
{
    private static readonly string UnderFloor = SampleSummaries.PolicyText.Replace("edges 10 20", "edges 5 20", StringComparison.Ordinal);

    [TestMethod]
    public void A_good_file_is_ok_and_counted()
    {
        using var folder = new TestFolder();
        var sample = new SampleSummaries();
        sample.Items[4].Channels = "\"footfall\":null";
        VerificationResult result = Verify(folder, sample.ToBytes());
        Assert.IsTrue(result.IsOk, result.Faults.FirstOrDefault()?.Reason);
        Assert.AreEqual(
            (5, 1, 1, 0L, 0, 1, 0, 0),
            (result.Lines, result.Nodes, result.Runs, result.Gaps, result.Duplicates, result.Absent, result.PolicyChanges, result.ClockCorrections));
    }

    [TestMethod]
    public void What_the_firmware_writes_and_links_is_ok()
    {
        using var folder = new TestFolder();
        byte[] buffer = new byte[SummaryText.Length];
        var writer = new AsciiWriter(buffer);
        var chain = new SummaryChain();
        var body = new SummaryBody();
        var summary = new Summary(body) { Node = TestCity.Node, Run = "9c0e41d2", Boot = 1, PolicyHash = SampleSummaries.PolicyHash, Previous = SummaryChain.None };
        var file = new List<byte>();
        for (int seq = 0; seq < 8; seq++)
        {
            summary.Seq = seq;
            body.Clear();
            body.StartUtcSeconds = seq < 2 ? SummaryBody.NoTime : SampleSummaries.FirstStart + (seq * 900);
            body.UpSeconds = 7 + (seq * 900);
            body.LengthSeconds = 900;
            body.Add("footfall", seq % 7);
            if (seq is 3 or 7)
            {
                // Time came midway: the window closes at the first full hour after it has lasted its length.
                body.Add("pm25", SummaryBody.Absent);
            }

            Assert.IsTrue(SummaryText.TryWrite(summary, writer));
            file.AddRange([.. buffer, (byte)'\n']);
            Assert.IsTrue(chain.TryLink(buffer, 0, buffer.Length, out string link));
            summary.Previous = link;
        }

        VerificationResult result = Verify(folder, [.. file]);
        Assert.AreEqual("", string.Join("; ", result.Faults.Select(fault => $"{fault.Line}: {fault.Reason}")));
    }

    [TestMethod]
    public void Each_rule_finds_its_bad_example_at_its_line()
    {
        (int Line, string Reason, Action<List<SampleSummary>> Worsen)[] cases =
        [
            (3, "311", items => items[2].Channels = new string(' ', 200)),
            (2, "not in canonical form", items => items[1].Channels = "\"footfall\": 3,\"pm25\":2"),
            (1, "\"node\"", items => items.ForEach(item => item.Node = "KX7Q22")),
            (1, "\"node\"", items => items.ForEach(item => item.Node = "kx7q22kx7q22kx7q2")),
            (1, "\"run\"", items => items.ForEach(item => item.Run = "9c0e41")),
            (1, "\"boot\"", items => items.ForEach(item => item.Boot = -1)),
            (4, "\"start\"", items => items[3].Start = -1),
            (4, "\"ch\"", items => items[3].Channels = "\"footfall\":-1"),
            (4, "\"ch\"", items => items[3].Channels = "\"footfall\":1.5"),
            (4, "not one JSON object", items => items[3].Channels = "\"footfall\":03"),
            (4, "not one JSON object", items => items[3].Channels = "\"footfall\":"),
            (5, "greatest is 6", items => items[4].Channels = "\"footfall\":7"),
            (5, "does not have", items => items[4].Channels = "\"footfall\":1,\"noise\":1"),
            (4, "policy's order", items => items[3].Channels = "\"pm25\":2,\"footfall\":3"),
            (4, "policy's order", items => items[3].Channels = "\"footfall\":3,\"footfall\":3,\"pm25\":2"),
            (4, "pm25 is missing", items => items[3].Channels = "\"footfall\":3"),
            (3, "pm25 is there", items => items[2].Channels = "\"footfall\":3,\"pm25\":1"),
            (3, "footfall is missing", items => items[2].Channels = ""),
            (5, "less than the policy's slot", items => items[4].Len = 894),
            (3, "not the hash of a given policy", items => items[2].Policy = new string('a', 32)),
            (1, "32 zeros", items => items[0].Prev = new string('a', 32)),
            (4, "prev is not the hash of line 3", items => items[3].Prev = new string('a', 32)),
            (3, "seq 3 where 2 is next: 1 missing", items => items.RemoveAt(2)),
            (1, "seq 1 where 0 is next: 1 missing", items => items.RemoveAt(0)),
            (4, "seq 1 comes after 2 (line 3)", items => items[3].Seq = 1),
            (3, "boot 40 after boot 41", items => items[2].Boot = 40),
            (3, "go on as in boot 41", items => items[2].Boot = 42),
            (5, "slot before ended at 3700", items => items[4].Up += 100),
            (5, "slot before ended at 3700", items => items[4].Up += 2000),
            (5, "slot before ended at 3700", items => items[4].Up -= 2),
            (4, "start is null", items => items[3].Start = null),
        ];
        using var folder = new TestFolder();
        foreach ((int line, string reason, Action<List<SampleSummary>> worsen) in cases)
        {
            var sample = new SampleSummaries();
            worsen(sample.Items);
            VerificationResult result = Verify(folder, sample.ToBytes());
            Assert.IsFalse(result.IsOk, reason);
            Assert.AreEqual(line, result.Faults[0].Line, $"{reason}: {result.Faults[0].Reason}");
            StringAssert.Contains(result.Faults[0].Reason, reason);
            Assert.IsTrue(result.Faults.All(fault => fault.Reason.All(c => c is >= ' ' and <= '~')));
        }
    }

    [TestMethod]
    public void Small_drift_a_longer_slot_and_a_new_boot_are_no_faults()
    {
        Action<List<SampleSummary>>[] cases =
        [
            items => items[4].Start += 5,
            items => items[4].Up += 1,
            items => items[4].Len = 1500,
            items => (items[4].Boot, items[4].Up, items[4].Start) = (42, 12, items[4].Start + 300),
            items => (items[4].Boot, items[4].Up, items[4].Start) = (42, 12, null),
            items => items.ForEach(item => item.Start = null),
            items => (items[4].Node, items[4].Seq) = (TestCity.OtherNode, 0),
        ];
        using var folder = new TestFolder();
        for (int i = 0; i < cases.Length; i++)
        {
            var sample = new SampleSummaries();
            cases[i](sample.Items);
            VerificationResult result = Verify(folder, sample.ToBytes());
            Assert.IsTrue(result.IsOk, $"case {i}: {result.Faults.FirstOrDefault()?.Reason}");
        }
    }

    [TestMethod]
    public void A_clock_that_was_set_is_counted_and_no_fault()
    {
        (int Count, Action<List<SampleSummary>> Set)[] cases =
        [
            (0, items => items[4].Start += 5),
            (0, items => items[4].Start -= 5),
            (1, items => items[4].Start += 6),
            (1, items => items[4].Start -= 6),
            (1, items => items[4].Start += 60),
            (1, items => items.GetRange(2, 3).ForEach(item => item.Start += 86400)),

            // Set past a full hour: the window that has just opened waits for the next one.
            (1, items => items[4].Start += 3600),
            (1, items => (items[4].Boot, items[4].Up) = (42, 12)),
            (0, items => (items[4].Boot, items[4].Up, items[4].Start) = (42, 12, items[4].Start + 12)),
            (0, items => (items[4].Boot, items[4].Up, items[4].Start) = (42, 12, null)),
        ];
        using var folder = new TestFolder();
        for (int i = 0; i < cases.Length; i++)
        {
            var sample = new SampleSummaries();
            cases[i].Set(sample.Items);
            VerificationResult result = Verify(folder, sample.ToBytes());
            Assert.AreEqual((0, cases[i].Count), (result.FaultCount, result.ClockCorrections), $"case {i}: {result.Faults.FirstOrDefault()?.Reason}");
        }
    }

    [TestMethod]
    public void A_receiver_that_came_later_is_put_up_with_only_when_asked()
    {
        using var folder = new TestFolder();
        var sample = new SampleSummaries();
        byte[] late = sample.ToBytes()[(3 * (SampleSummaries.LineLength + 1))..];
        Assert.AreEqual(3, Verify(folder, late).Gaps);
        Assert.IsTrue(Verifier.Verify(folder.File("received.jsonl"), null, new VerifierOptions { AcceptsLateStart = true }).IsOk);
    }

    [TestMethod]
    public void A_policy_kept_beside_the_newest_one_counts_and_its_change_is_reported()
    {
        using var folder = new TestFolder();
        string newer = SampleSummaries.PolicyNumber(8);
        var sample = new SampleSummaries();
        sample.Items[4].Policy = SampleSummaries.Hash(newer);
        byte[] file = sample.ToBytes();
        Assert.IsFalse(Verify(folder, file).IsOk);
        File.WriteAllText(folder.File("policy-old.txt"), SampleSummaries.PolicyText);
        File.WriteAllText(folder.File("policy.txt"), newer + "---\nsignature\n");
        VerificationResult result = Verifier.Verify(folder.File("received.jsonl"));
        Assert.IsTrue(result.IsOk, result.Faults.FirstOrDefault()?.Reason);
        Assert.AreEqual(1, result.PolicyChanges);
    }

    [TestMethod]
    public void A_named_policy_under_the_floor_is_a_fault_at_its_line()
    {
        using var folder = new TestFolder();
        Verify(folder, new SampleSummaries().ToBytes());
        string underFloor = folder.File("under-floor.txt");
        File.WriteAllText(underFloor, UnderFloor);
        VerificationResult result = Verifier.Verify(folder.File("received.jsonl"), underFloor);
        Assert.AreEqual((underFloor, 4, 1), (result.Faults[0].File, result.Faults[0].Line, result.FaultCount));
    }

    [TestMethod]
    public void A_policy_that_cannot_be_used_is_a_fault_only_at_a_line_that_is_without_its_policy()
    {
        using var folder = new TestFolder();
        string summaries = folder.File("received.jsonl");
        Verify(folder, new SampleSummaries().ToBytes());
        File.WriteAllText(folder.File("policy-a.txt"), "no policy\n");
        File.WriteAllBytes(folder.File("policy-b.txt"), [0, 255, (byte)'\n']);
        File.WriteAllText(folder.File("policy-c.txt"), UnderFloor);
        Assert.IsTrue(Verifier.Verify(summaries).IsOk);

        var sample = new SampleSummaries();
        sample.Items[4].Policy = SampleSummaries.Hash(UnderFloor);
        VerificationResult result = Verify(folder, sample.ToBytes());
        Assert.AreEqual((summaries, 5, 1), (result.Faults[0].File, result.Faults[0].Line, result.FaultCount));
        StringAssert.Contains(result.Faults[0].Reason, $"policy {SampleSummaries.Hash(UnderFloor)} ");
        StringAssert.Contains(result.Faults[0].Reason, "policy-c.txt:4: found 5");
        Assert.IsTrue(result.Faults[0].Reason.All(c => c is >= ' ' and <= '~'));

        // None that can be used.
        File.WriteAllText(folder.File("policy.txt"), UnderFloor);
        Assert.AreEqual(5, Verify(folder, new SampleSummaries().ToBytes()).FaultCount);
    }

    [TestMethod]
    public void No_content_causes_an_exception()
    {
        using var folder = new TestFolder();
        var random = new Random(1);
        byte[] noise = new byte[100_000];
        random.NextBytes(noise);
        byte[][] contents =
        [
            [],
            "\n"u8.ToArray(),
            noise,
            new byte[5_000_000],
            [.. Enumerable.Repeat((byte)'[', 311), (byte)'\n'],
            [.. Enumerable.Repeat("{\"v\":"u8.ToArray(), 62).SelectMany(text => text), (byte)' ', (byte)'\n'],
            Line("""{"v":1,"node":"\ud800"}"""),
            Line("""{"\ud800":1}"""),
            Line("null"),
            Line("[1]"),
            Line("""{"v":1e400}"""),
            Line("""{"v":1,"node":1,"run":[],"boot":{},"seq":"","start":true,"up":null,"len":99999999999999999999,"policy":0,"ch":0,"prev":0}"""),
        ];
        foreach (byte[] content in contents)
        {
            VerificationResult result = Verify(folder, content);
            Assert.IsFalse(result.IsOk);
            Assert.IsTrue(result.Faults.Count <= Verifier.MostFaults);
        }

        File.WriteAllBytes(folder.File("policy.txt"), noise);
        Assert.IsFalse(Verifier.Verify(folder.File("received.jsonl")).IsOk);
    }

    [TestMethod]
    public void A_file_that_is_not_there_is_told_in_one_line()
    {
        using var folder = new TestFolder();
        string summaries = folder.File("received.jsonl");
        StringAssert.Contains(Assert.ThrowsExactly<CityException>(() => Verifier.Verify(summaries)).Message, "received.jsonl");
        File.WriteAllBytes(summaries, new SampleSummaries().ToBytes());
        StringAssert.Contains(Assert.ThrowsExactly<CityException>(() => Verifier.Verify(summaries)).Message, "policy.txt");
        File.Delete(summaries);
        File.WriteAllText(folder.File("policy.txt"), SampleSummaries.PolicyText);
        StringAssert.Contains(Assert.ThrowsExactly<CityException>(() => Verifier.Verify(summaries)).Message, "received.jsonl");
    }

    [TestMethod]
    public void An_empty_file_holds_no_summary_whether_there_is_a_policy_or_not_but_one_that_is_named_has_to_be_there()
    {
        using var folder = new TestFolder();
        string summaries = folder.File("received.jsonl");
        File.WriteAllText(summaries, "");
        File.WriteAllText(folder.File("named.txt"), SampleSummaries.PolicyText);
        foreach (string? policy in new[] { null, folder.File("named.txt") })
        {
            Assert.AreEqual(new VerificationFault(summaries, 0, "holds no summary"), Verifier.Verify(summaries, policy).Faults.Single());
        }

        CityException missing = Assert.ThrowsExactly<CityException>(() => Verifier.Verify(summaries, folder.File("none.txt")));
        Assert.AreEqual($"{folder.File("none.txt")}: no such file", missing.Message);
    }

    internal static VerificationResult Verify(TestFolder folder, byte[] file)
    {
        if (!File.Exists(folder.File("policy.txt")))
        {
            File.WriteAllText(folder.File("policy.txt"), SampleSummaries.PolicyText);
        }

        File.WriteAllBytes(folder.File("received.jsonl"), file);
        return Verifier.Verify(folder.File("received.jsonl"));
    }

    private static byte[] Line(string text)
    {
        return Encoding.ASCII.GetBytes(text.PadRight(SampleSummaries.LineLength) + "\n");
    }
}
