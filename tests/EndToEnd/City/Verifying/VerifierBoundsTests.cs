using System.Text;
using EdgeNode.EndToEnd.Tests;

namespace EdgeNode.City.Tests;

/// <summary>What a file costs: reading ends at what can be no summaries, and a run takes little room.</summary>
[TestClass]
public class VerifierBoundsTests
{
    private const int Runs = 20_000;
    private const long MostTaken = 100_000;
    private const long MostTakenOfForeignLines = 1_000_000;
    private const long MostBytesARun = 300;

    private static readonly string NoSummaryBefore = new('0', 32);

    [TestMethod]
    [DataRow(0)]
    [DataRow('a')]
    [DataRow(' ')]
    public void A_line_without_an_end_ends_reading(int letter)
    {
        foreach (byte[][] before in new byte[][][] { [], [new SampleSummaries().ToBytes()] })
        {
            byte[] part = [.. Enumerable.Repeat((byte)letter, 1000)];
            MadeLines lines = new(before.Concat(Endless(part)));
            VerificationResult result = Verify(lines);
            Assert.AreEqual((before.Length * 5) + 1, result.Lines);
            Assert.AreEqual(result.Lines, result.Faults.Single().Line);
            Assert.AreEqual("a line of 65536 bytes and more; reading ended here", result.Faults.Single().Reason);
            Assert.IsLessThan(MostTaken + (before.Length * 2000), lines.Taken);
        }
    }

    [TestMethod]
    public void Lines_without_an_end_that_hold_no_summary_end_reading()
    {
        MadeLines lines = new(Endless("y\n"u8.ToArray()));
        VerificationResult result = Verify(lines);
        Assert.AreEqual(10_000, result.Lines);
        Assert.AreEqual(10_001, result.FaultCount);
        Assert.IsLessThan(MostTakenOfForeignLines, lines.Taken);
    }

    [TestMethod]
    public void A_line_that_is_somewhat_longer_is_one_fault_and_the_next_ones_are_read()
    {
        byte[] good = new SampleSummaries().ToBytes();
        MadeLines lines = new([[.. Enumerable.Repeat((byte)'x', 60_000), (byte)'\n'], good]);
        VerificationResult result = Verify(lines);
        Assert.AreEqual((6, 1), (result.Lines, result.FaultCount));
        Assert.AreEqual("longer than 311 bytes", result.Faults[0].Reason);
    }

    /// <summary>Every run has two summaries, the second ones after all first ones: each is held against its own run's first.</summary>
    [TestMethod]
    public void Many_runs_take_little_room_and_none_is_taken_for_another()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long held = 0;
        MadeLines lines = new(TwoOfEachRun(altered: -1, () => held = GC.GetTotalMemory(forceFullCollection: true)));
        VerificationResult result = Verify(lines);
        Assert.AreEqual("", string.Join("; ", result.Faults.Select(fault => $"{fault.Line}: {fault.Reason}")));
        Assert.AreEqual((2 * Runs, Runs, Runs / 4), (result.Lines, result.Runs, result.Nodes));
        Assert.IsLessThan(MostBytesARun, (held - before) / Runs);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(Runs / 2)]
    [DataRow(Runs - 1)]
    public void Of_many_runs_the_altered_one_is_found(int altered)
    {
        VerificationResult result = Verify(new MadeLines(TwoOfEachRun(altered, () => { })));
        Assert.AreEqual(Runs + altered + 1, result.Faults.Single().Line);
        Assert.AreEqual($"prev is not the hash of line {altered + 1}: one of the two was altered", result.Faults.Single().Reason);
    }

    [TestMethod]
    public void A_policy_without_an_end_is_read_as_far_as_a_policy_can_go()
    {
        using var folder = new TestFolder();
        using (FileStream endless = File.Create(folder.File("named.txt")))
        {
            // Holes take no room on the disk; a reader that takes all of them runs out of memory.
            endless.SetLength(1L << 36);
        }

        File.WriteAllBytes(folder.File("received.jsonl"), new SampleSummaries().ToBytes());
        VerificationResult result = Verifier.Verify(folder.File("received.jsonl"), folder.File("named.txt"));
        Assert.IsFalse(result.IsOk);
        Assert.AreEqual(folder.File("named.txt"), result.Faults[0].File);
    }

    private static IEnumerable<byte[]> TwoOfEachRun(int altered, Action atTheEnd)
    {
        string Second(int run) => Text(run, 1, SampleSummaries.Hash(Text(run == altered ? run + Runs : run, 0, NoSummaryBefore)));

        foreach (int run in Enumerable.Range(0, Runs))
        {
            yield return Line(Text(run, 0, NoSummaryBefore));
        }

        foreach (int run in Enumerable.Range(0, Runs))
        {
            yield return Line(Second(run));
        }

        atTheEnd();
    }

    private static string Text(int run, int seq, string previous)
    {
        return new SampleSummary
        {
            // Four runs a node, and the same four digits of a run at many nodes.
            Node = $"n{run / 4}",
            Run = $"{run % 4:x8}",
            Seq = seq,
            Start = SampleSummaries.FirstStart + (seq * SampleSummaries.SlotSeconds),
            Up = 100 + (seq * SampleSummaries.SlotSeconds),
            Channels = "\"footfall\":3",
        }.ToText(previous);
    }

    private static byte[] Line(string text)
    {
        return Encoding.ASCII.GetBytes(text.PadRight(SampleSummaries.LineLength) + "\n");
    }

    private static IEnumerable<byte[]> Endless(byte[] part)
    {
        while (true)
        {
            yield return part;
        }
    }

    private static VerificationResult Verify(Stream summaries)
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.File("policy.txt"), SampleSummaries.PolicyText);
        return Verifier.Verify(summaries, "received.jsonl", folder.File("policy.txt"), null);
    }
}
