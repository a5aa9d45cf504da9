using System.Security.Cryptography;
using System.Text;
using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;
using EdgeNode.Provisioning;
using EdgeNode.Reporting;
using EdgeNode.Summaries;

namespace EdgeNode.Esp32.Tests;

/// <summary>Power goes at any step of what the console commits: a box is what it was, or what it was to be, and can be told again.</summary>
[TestClass]
public class ConsoleCutTests
{
    private const string Topic = "edgenode/1/demo/lamp-7/summary";

    // Guards against an enumeration of nothing.
    private const int FewestCuts = 25;

    private static readonly Flash Open = City.Proven();
    private static readonly Flash Locked = LockedFlash();

    [TestMethod]
    public void A_commit_leaves_the_set_before_or_the_set_after()
    {
        string before = Observe(Open.AfterPowerOn());
        Cut(Open, box => box.Tell("set site b"), box => box.Tell("commit"), before, before.Replace("site a", "site b", StringComparison.Ordinal).Replace("proven", "trial", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_lock_leaves_an_open_box_or_a_locked_one()
    {
        string before = Observe(Open.AfterPowerOn());
        Cut(Open, _ => "", box => box.Tell("lock"), before, Observe(Locked.AfterPowerOn()));
    }

    [TestMethod]
    public void A_try_to_unlock_that_is_wrong_is_none_or_a_failure()
    {
        string before = Observe(Locked.AfterPowerOn());
        Cut(Locked, box => box.Tell("unlock"), box => box.Tell("unlock " + new string('0', 64)), before, before.Replace("0 failures", "1 failures", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_try_to_unlock_that_is_right_is_none_or_a_failure_or_opens_the_box()
    {
        string before = Observe(Locked.AfterPowerOn());
        string challenge = "";
        Cut(
            Locked,
            box => challenge = box.Tell("unlock"),
            box => box.Tell("unlock " + AnswerTo(challenge)),
            before,
            before.Replace("0 failures", "1 failures", StringComparison.Ordinal),
            before.Replace("locked", "open, was locked", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_factory_reset_leaves_a_box_as_it_was_or_an_empty_one()
    {
        const string Wiped = "None proven, open, 0 failures: ";
        foreach (Flash state in new[] { Open, Locked })
        {
            Flash flash = state.AfterPowerOn();
            Chip.PowerOn(flash);
            Assert.IsTrue(Outbox.TryOpen(new FileStore(), City.Entropy(3), ConsoleBox.OutboxSegments, Topic, false, out Outbox outbox, out _));
            Assert.IsTrue(outbox.TryCommit(new SummaryBody { LengthSeconds = 900, StartUtcSeconds = SummaryBody.NoTime }, ConsoleBox.Node, new string('a', 32), out _));
            flash = flash.AfterPowerOn();

            string before = Observe(flash.AfterPowerOn());
            Cut(flash, _ => "", ResetAndBoot, before, Wiped);
            Flash wiped = flash.AfterPowerOn();
            ResetAndBoot(City.Boot(wiped));
            Assert.IsEmpty(wiped.Files, string.Join(' ', wiped.Files.Keys));
        }
    }

    /// <summary>The code that .NET computes for a challenge.</summary>
    internal static string AnswerTo(string answer)
    {
        string challenge = answer.Split('\n')[0]["challenge ".Length..];
        byte[] message = Encoding.ASCII.GetBytes("edgenode unlock" + ConsoleBox.Node + challenge);
        return Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(ConsoleBox.Secret), message));
    }

    private static string ResetAndBoot(ConsoleBox box)
    {
        string answer = box.Tell("factory-reset yes");
        _ = new ConsoleBox(new FileStore(), City.Entropy(2));
        return answer;
    }

    private static void Cut(Flash state, Func<ConsoleBox, string> prepare, Func<ConsoleBox, string> change, params string[] allowed)
    {
        Flash whole = state.AfterPowerOn();
        ConsoleBox box = City.Boot(whole);
        prepare(box);
        int begin = whole.Steps;
        change(box);
        int steps = whole.Steps - begin;
        Assert.AreEqual(allowed[^1], Observe(whole.AfterPowerOn()));
        HashSet<string> found = [];
        for (int step = 0; step <= steps; step++)
        {
            Flash flash = state.AfterPowerOn();
            box = City.Boot(flash);
            prepare(box);
            flash.CutAt(step);
            string answer = change(box);
            string observed = Observe(flash.AfterPowerOn());
            Assert.Contains(observed, allowed, $"cut at step {step} of {steps}, answered {answer}");
            found.Add(observed);
        }

        Console.WriteLine($"console on files: {steps} cuts");
        Assert.IsGreaterThan(FewestCuts, steps);
        Assert.HasCount(allowed.Length, found);
    }

    private static Flash LockedFlash()
    {
        Flash flash = Open.AfterPowerOn();
        Assert.EndsWith("ok\n", City.Boot(flash).Tell("lock"));
        return flash.AfterPowerOn();
    }

    // What a box is after it was switched on, each part by its text.
    private static string Observe(Flash flash)
    {
        ConsoleBox box = City.Boot(flash);
        string told = $"{box.Sets.Standing} {(box.Sets.Trial.IsOn ? "trial" : "proven")}, {(box.Lock.IsLocked ? "locked" : box.Lock.WasEverLocked ? "open, was locked" : "open")}, {box.Lock.Failures} failures: ";
        for (int i = 0; i < PartTable.Count; i++)
        {
            byte[] bytes = new byte[PartTable.GreatestPemLength];
            int read = box.Sets.Read(PartTable.At(i).Name, 0, bytes, bytes.Length);
            told += read < 0 ? "" : $"{PartTable.At(i).Name} {Encoding.ASCII.GetString(bytes, 0, read)};";
        }

        return told + (new FileStore().Length("outbox-0") == StoreAnswer.Missing ? "" : "outbox");
    }
}
