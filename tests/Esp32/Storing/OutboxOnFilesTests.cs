using System.Text;
using EdgeNode.Esp32OnPc;
using EdgeNode.Reporting;
using EdgeNode.Summaries;
using EdgeNode.Virtual;

namespace EdgeNode.Esp32.Tests;

/// <summary>The outbox on the device's store, power cut at every step of two segments and of the acknowledgements between.</summary>
[TestClass]
public class OutboxOnFilesTests
{
    private const string Topic = "edgenode/1/demo/kx7q22/summary";
    private const int Segments = 2;
    private const int Windows = 15;

    // Guards against an enumeration of nothing.
    private const int FewestFailures = 50;
    private const int AcknowledgedAfter = 13;

    [TestMethod]
    public void A_summary_that_was_committed_is_there_after_a_cut_at_any_step_and_no_number_has_two_texts()
    {
        Flash whole = new(FlashKind.KeepsAtClose);
        Chip.PowerOn(whole);
        Run(new FileStore(), 0, []);
        int steps = whole.Steps;
        Console.WriteLine($"outbox on files: {steps} cuts");
        for (int step = 0; step <= steps; step++)
        {
            Flash flash = new(FlashKind.KeepsAtClose);
            Chip.PowerOn(flash);
            flash.CutAt(step);
            Dictionary<string, string> texts = [];
            (int committed, int acknowledged) = Run(new FileStore(), 0, texts);

            Chip.PowerOn(flash.AfterPowerOn());
            Assert.IsTrue(Outbox.TryOpen(new FileStore(), Entropy(2), Segments, Topic, out Outbox outbox, out string refusal), $"cut at step {step}: {refusal}");
            HashSet<int> left = Drain(outbox, texts);
            for (int seq = acknowledged; seq < committed; seq++)
            {
                Assert.Contains(seq, left, $"cut at step {step}: summary {seq} of {committed} is gone");
            }

            // The box goes on, and what it now commits has numbers of its own.
            Run(outbox, Windows, texts);
        }
    }

    [TestMethod]
    public void A_driver_that_fails_at_any_step_of_a_boot_begins_no_run_gives_no_number_twice_and_leaves_none_out()
    {
        Flash left = new(FlashKind.KeepsAtClose);
        Chip.PowerOn(left);
        Assert.IsTrue(Outbox.TryOpen(new FileStore(), Entropy(1), Segments, Topic, out Outbox before, out _));
        Run(before, 0, []);
        int failures = 0;
        for (bool hasFailed = true; hasFailed; failures++)
        {
            Flash flash = left.AfterPowerOn();
            Chip.PowerOn(flash);
            FileStore store = new();
            flash.FailAt(failures);
            bool isOpen = Outbox.TryOpen(store, Entropy(2), Segments, Topic, out Outbox outbox, out string refusal);
            hasFailed = flash.HasFailed;
            flash.FailNoMore();
            Assert.IsTrue(isOpen || refusal.EndsWith(": cannot be read", StringComparison.Ordinal), refusal);
            Assert.IsTrue(isOpen || Outbox.TryOpen(store, Entropy(2), Segments, Topic, out outbox, out refusal), refusal);
            Assert.AreEqual(before.Run, outbox.Run, $"failure at step {failures}");
            Assert.AreEqual(before.NextSeq, outbox.NextSeq, $"failure at step {failures}");
            Assert.AreEqual(before.OldestSeq, outbox.OldestSeq, $"failure at step {failures}");
        }

        Console.WriteLine($"outbox on files: {failures} failures of the driver while it is opened");
        Assert.IsGreaterThan(FewestFailures, failures);
    }

    // Commits and acknowledges; gives how many commits succeeded and how many of them are acknowledged.
    private static (int Committed, int Acknowledged) Run(FileStore store, int firstWindow, Dictionary<string, string> texts)
    {
        return Outbox.TryOpen(store, Entropy(1), Segments, Topic, out Outbox outbox, out _) ? Run(outbox, firstWindow, texts) : (0, 0);
    }

    private static (int Committed, int Acknowledged) Run(Outbox outbox, int firstWindow, Dictionary<string, string> texts)
    {
        int committed = 0;
        int acknowledged = 0;
        for (int window = 0; window < Windows; window++)
        {
            SummaryBody body = new() { StartUtcSeconds = 1_780_272_000 + (900 * (firstWindow + window)), UpSeconds = 900 * (firstWindow + window), LengthSeconds = 900 };
            body.Add("footfall", 3);
            bool isCommitted = outbox.TryCommit(body, "kx7q22", "00112233445566778899aabbccddeeff", out int seq);
            if (isCommitted && !Chip.Current.Flash.IsOff)
            {
                Note(outbox, seq, texts);
                committed = seq + 1;
            }

            if (window == AcknowledgedAfter && isCommitted)
            {
                // Once this is said they may go, whether or not it was kept.
                acknowledged = Chip.Current.Flash.IsOff ? 0 : seq + 1;
                outbox.Acknowledge(seq);
            }
        }

        return (committed, acknowledged);
    }

    private static HashSet<int> Drain(Outbox outbox, Dictionary<string, string> texts)
    {
        HashSet<int> left = [];
        while (outbox.TryPeek(out int seq))
        {
            left.Add(seq);
            Note(outbox, seq, texts);
            outbox.Acknowledge(seq);
        }

        return left;
    }

    private static void Note(Outbox outbox, int seq, Dictionary<string, string> texts)
    {
        string key = $"{outbox.Run} {seq}";
        string text = Encoding.ASCII.GetString(outbox.Text, 0, SummaryText.Length);
        Assert.AreEqual(text, texts.GetValueOrDefault(key, text), "one number, two texts");
        texts[key] = text;
    }

    private static SeededEntropy Entropy(ulong seed)
    {
        return new SeededEntropy(new SeededRandom(seed, "run"));
    }
}
