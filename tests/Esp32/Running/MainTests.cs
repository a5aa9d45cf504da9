using System.Text;
using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

/// <summary>The whole firmware of the board esp32-devkit-v1, from its Main, on stand-ins for the runtime.</summary>
[TestClass]
public class MainTests
{
    private const int WatchdogPin = 23;
    private const int BarrierPin = 27;
    private const int HourMs = 3_600_000;
    private const int Seconds = 1000;

    // What the resistor of every board makes of a TPL5010, see wiring.md; a step is due at least every few seconds.
    private const int WatchdogPeriodMs = 300 * Seconds;
    private const int LongestPauseMs = 5 * Seconds;

    private const string Settings = "tenant demo\nnode kx7q22\nsite market-3\nlatitude 52520008\nlongitude 13404954\nheight 350\n";

    private const string Policy = "policy 1 \"Market Square\"\nnumber 7\nslot 900\n"
        + "channel footfall counted window 900 noise 2 lockout 500 edges 10 20 30 45 65 90\n"
        + "channel sound measured stat l50 window 900 unit dB(A) edges 45 50 55 60 65 70 75 80\n"
        + "channel co2 measured stat mean window 3600 unit ppm edges 600 800 1000 1400 2000\n"
        + "purpose \"Plan crossing times\"\nbasis \"GDPR 6(1)(e)\"\ncontroller \"City of Example\"\n"
        + "contact \"https://privacy.example/boxes\"\naccess \"Traffic department\"\nretention 365 days\n";

    [TestMethod]
    public void A_box_that_knows_nothing_answers_on_its_service_port_feeds_its_watchdog_and_does_not_restart()
    {
        Chip chip = Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        AskStatus(chip, 30 * 60 * Seconds);
        chip.RunMain(2 * HourMs);
        string[] lines = Said(chip);
        StringAssert.StartsWith(lines[0], "EdgeNode ");
        Assert.AreEqual("status", lines[1], "nothing unasked after the first line");
        Assert.Contains("box: not started; manifest: not in the store; the box was never told what to run", lines);
        Assert.AreEqual("ok", lines[^1]);
        Assert.IsGreaterThan(300, chip.Pins[WatchdogPin].Rises.Count);
        Assert.AreEqual(0, chip.Broker.MostClients);
        Assert.IsFalse(chip.IsRestarted);
    }

    [TestMethod]
    public void A_box_that_was_provisioned_publishes_its_documents_and_a_summary_a_quarter_hour()
    {
        Chip chip = Provisioned();
        chip.RunMain(4 * HourMs);
        string[] topics = [.. chip.Broker.Topics.Select(topic => topic.Split(' ')[0].Split('/')[^1])];
        Assert.AreEqual(1, chip.Broker.Connects);
        CollectionAssert.IsSubsetOf(new[] { "state", "about", "policy" }, topics);
        int summaries = topics.Count(topic => topic == "summary");
        Assert.IsTrue(summaries is 14 or 15, $"{summaries} summaries");
        string last = Encoding.ASCII.GetString(chip.Broker.Payloads[Array.LastIndexOf(topics, "summary")]);
        StringAssert.Contains(last, "\"node\":\"kx7q22\"");
        StringAssert.Matches(last, new("\"footfall\":[0-9]"));
        StringAssert.Matches(last, new("\"sound\":[0-9]"));
        Assert.IsNull(chip.Turns.Crash);
    }

    [TestMethod]
    public void A_box_whose_radio_comes_late_starts_then_and_says_nothing_unasked()
    {
        Chip chip = Provisioned();
        chip.Radio.HasAdapter = false;
        chip.Turns.After(10 * 60 * Seconds, () => chip.Radio.HasAdapter = true);
        AskStatus(chip, 5 * 60 * Seconds);
        AskStatus(chip, 30 * 60 * Seconds);
        chip.RunMain(4 * HourMs);
        string[] lines = Said(chip);
        CollectionAssert.AreEqual(
            new[] { "box: not started; run: no random bytes for its name", "box: running" },
            lines.Where(line => line.StartsWith("box: ", StringComparison.Ordinal)).ToArray());
        Assert.HasCount(2, lines.Where(line => line == "ok").ToArray());
        Assert.AreEqual("ok", lines[^1]);
        Assert.AreEqual(1, chip.Broker.Connects);
    }

    [TestMethod]
    public void Rises_at_the_pin_are_counted()
    {
        Chip chip = Provisioned();
        chip.Turns.Start(() =>
        {
            while (true)
            {
                chip.Turns.Sleep(2 * Seconds);
                chip.Pins[BarrierPin].Drive(true);
                chip.Pins[BarrierPin].Drive(false);
            }
        });
        chip.RunMain(2 * HourMs);
        string[] summaries = [.. chip.Broker.Payloads.Select(Encoding.ASCII.GetString).Where(text => text.Contains("\"ch\"", StringComparison.Ordinal))];

        // 450 a window: above every limit but for a noise of -360.
        Assert.IsTrue(Array.TrueForAll(summaries, text => text.Contains("\"footfall\":6", StringComparison.Ordinal)), summaries[^1]);
    }

    [TestMethod]
    public void The_watchdog_is_fed_while_steps_are_made_and_not_while_the_runtime_stands_still()
    {
        const int FreezeMs = 3 * HourMs;
        Chip chip = Provisioned();
        chip.Broker.FreezeMs = FreezeMs;
        chip.RunMain(5 * HourMs);
        long[] pauses = Pauses(chip.Pins[WatchdogPin].Rises);
        Assert.HasCount(1, pauses.Where(pause => pause >= FreezeMs), "the freeze");
        Assert.IsLessThan(LongestPauseMs, pauses.Where(pause => pause < FreezeMs).Max());
    }

    [TestMethod]
    public void After_an_exception_that_leaves_a_step_nobody_feeds_the_watchdog()
    {
        Chip chip = Provisioned();
        chip.Turns.After(HourMs, () => chip.NoiseFault = new InvalidOperationException("no generator"));
        Assert.ThrowsExactly<InvalidOperationException>(() => chip.RunMain(24 * HourMs));
        int fed = chip.Pins[WatchdogPin].Rises.Count;
        Assert.IsGreaterThan(0, fed);
        chip.Turns.Sleep(2 * HourMs);
        Assert.HasCount(fed, chip.Pins[WatchdogPin].Rises);
    }

    [TestMethod]
    public void A_box_that_finds_itself_wrong_says_nothing_more_restarts_and_tells_a_fault()
    {
        Chip chip = Provisioned();
        int sent = 0;
        chip.Turns.After(HourMs, () =>
        {
            sent = chip.Broker.Payloads.Count;
            chip.NoiseFault = new InvariantException();
        });
        chip.RunMain(24 * HourMs);
        Assert.IsTrue(chip.IsRestarted);
        Assert.IsGreaterThan(0, sent);
        Assert.HasCount(sent, chip.Broker.Payloads);
        Assert.AreEqual(0, chip.Broker.Goodbyes, "the broker tells that the box is lost");

        Chip next = On(chip.Flash.AfterPowerOn(), UplinkBench.TrueUtcMs + (2 * HourMs));
        next.RunMain(25 * HourMs);
        string[] health = [.. next.Broker.Payloads.Select(Encoding.ASCII.GetString).Where(text => text.Contains("\"reset\"", StringComparison.Ordinal))];
        Assert.AreNotEqual(0, health.Length);
        Assert.IsTrue(Array.TrueForAll(health, text => text.Contains("\"reset\":\"fault\"", StringComparison.Ordinal)), health[0]);
        Chip.PowerOn(next.Flash.AfterPowerOn());
        Assert.AreEqual(ResetCause.Unknown, new Esp32System(new FileStore()).ResetCause, "told once");
    }

    [TestMethod]
    public void A_box_that_finds_itself_wrong_while_it_starts_tells_a_fault_too()
    {
        Chip chip = Provisioned();
        chip.NoiseFault = new InvariantException();
        chip.RunMain(HourMs);
        Assert.IsTrue(chip.IsRestarted);
        Assert.IsEmpty(chip.Broker.Payloads);
        Chip.PowerOn(chip.Flash.AfterPowerOn());
        Assert.AreEqual(ResetCause.Fault, new Esp32System(new FileStore()).ResetCause);
    }

    [TestMethod]
    public void After_400_days_a_box_says_goodbye_and_restarts_as_planned()
    {
        Chip chip = Provisioned();
        chip.Turns.Freeze(TickCount.GreatestUptimeMs - HourMs);
        chip.RunMain(2 * HourMs);
        Assert.IsTrue(chip.IsRestarted);
        Assert.IsLessThan(TickCount.GreatestUptimeMs + (10 * Seconds), chip.Turns.NowMs);
        StringAssert.Contains(Encoding.ASCII.GetString(chip.Broker.Payloads[^1]), "\"disconnected\"");
        Assert.AreEqual(1, chip.Broker.Goodbyes);
        Chip.PowerOn(chip.Flash.AfterPowerOn());
        Assert.AreEqual(ResetCause.Planned, new Esp32System(new FileStore()).ResetCause);
    }

    [TestMethod]
    public void A_broker_that_never_answers_starves_no_watchdog()
    {
        foreach (BrokerAnswer answer in new[] { BrokerAnswer.IsSilent, BrokerAnswer.Refuses, BrokerAnswer.BreaksOff })
        {
            Chip chip = Provisioned();
            chip.Broker.Answer = answer;
            chip.RunMain(3 * HourMs);
            Assert.IsLessThan(LongestPauseMs, Pauses(chip.Pins[WatchdogPin].Rises).Max(), answer.ToString());
            Assert.AreEqual(1, chip.Broker.MostClients);
        }
    }

    [TestMethod]
    public void A_box_whose_radio_is_dead_stays_alive_and_says_why_it_does_not_start()
    {
        // Without random bytes there is no name for its run.
        Chip chip = Provisioned();
        chip.Radio.HasAdapter = false;
        AskStatus(chip, 30 * 60 * Seconds);
        chip.RunMain(HourMs);
        Assert.Contains("box: not started; run: no random bytes for its name", Said(chip));
        Assert.IsGreaterThan(300, chip.Pins[WatchdogPin].Rises.Count);
        Assert.AreEqual(0, chip.NoiseDraws);
    }

    [TestMethod]
    public void A_box_that_cannot_read_its_settings_says_so_and_restarts_after_an_hour_which_may_cure_it()
    {
        Chip chip = Provisioned();
        chip.RunMain(2 * HourMs);
        Flash flash = chip.Flash.AfterPowerOn();
        flash.HoldOpen("I:\\settings-1.a");
        Chip stuck = On(flash, UplinkBench.TrueUtcMs + (2 * HourMs));
        AskStatus(stuck, 30 * 60 * Seconds);
        stuck.RunMain(2 * HourMs);
        Assert.Contains("box: not started; settings: cannot be read", Said(stuck));
        Assert.IsTrue(stuck.IsRestarted);
        Assert.IsInRange(HourMs, HourMs + (10 * Seconds), stuck.Turns.NowMs);
        Assert.IsLessThan(WatchdogPeriodMs, Pauses(stuck.Pins[WatchdogPin].Rises).Max());
        Chip next = On(stuck.Flash.AfterPowerOn(), UplinkBench.TrueUtcMs + (4 * HourMs));
        next.RunMain(2 * HourMs);
        Assert.AreEqual(Value(LastSummary(chip), "run"), Value(LastSummary(next), "run"));
    }

    [TestMethod]
    public void A_box_whose_run_or_a_segment_stays_unreadable_starts_after_ten_minutes_and_goes_on_numbering()
    {
        Chip chip = Provisioned();
        chip.RunMain(5 * HourMs);
        foreach (string entry in new[] { "run", "outbox-0" })
        {
            Flash flash = chip.Flash.AfterPowerOn();
            flash.HoldOpen(flash.Files.Keys.Single(path => path[..^2] == "I:\\" + entry));
            Chip stuck = On(flash, UplinkBench.TrueUtcMs + (5 * HourMs));
            AskStatus(stuck, 9 * 60 * Seconds);
            AskStatus(stuck, 11 * 60 * Seconds);
            stuck.RunMain(2 * HourMs);
            string[] told = [.. Said(stuck).Where(line => line.StartsWith("box: ", StringComparison.Ordinal))];
            StringAssert.Matches(told[0], new("^box: not started; .*: cannot be read$"));
            Assert.AreEqual("box: running", told[1]);
            Assert.IsFalse(stuck.IsRestarted);
            Assert.AreEqual(Value(LastSummary(chip), "run"), Value(LastSummary(stuck), "run"));
            Assert.IsGreaterThan(int.Parse(Value(LastSummary(chip), "seq")), int.Parse(Value(LastSummary(stuck), "seq")));
        }
    }

    [TestMethod]
    public void A_box_boots_again_from_what_a_cut_left_and_goes_on_numbering()
    {
        Chip chip = Provisioned();
        chip.RunMain(2 * HourMs);
        string first = LastSummary(chip);
        Chip next = On(chip.Flash.AfterPowerOn(), UplinkBench.TrueUtcMs + (2 * HourMs));
        next.RunMain(2 * HourMs);
        string second = LastSummary(next);
        Assert.AreEqual(Value(first, "run"), Value(second, "run"));
        Assert.AreEqual("2", Value(second, "boot"));
        Assert.IsGreaterThan(int.Parse(Value(first, "seq")), int.Parse(Value(second, "seq")));
    }

    private static void AskStatus(Chip chip, int atMs)
    {
        chip.Turns.After(atMs, () => chip.Uarts["COM2"].Send("status\r"u8.ToArray()));
    }

    private static string[] Said(Chip chip)
    {
        return chip.Uarts["COM2"].Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private static Chip Provisioned()
    {
        return On(UplinkBench.FlashWith(Settings, Policy), UplinkBench.TrueUtcMs);
    }

    private static Chip On(Flash flash, long trueUtcMs)
    {
        Chip chip = Chip.PowerOn(flash);
        chip.TrueUtcMs = trueUtcMs;

        // A level that never changes counts as stuck.
        int samples = 0;
        chip.ReadAnalog = () => 1500 + (samples++ % 7);
        return chip;
    }

    private static long[] Pauses(List<long> rises)
    {
        return [.. rises.Zip(rises.Skip(1), (one, next) => next - one)];
    }

    private static string LastSummary(Chip chip)
    {
        return chip.Broker.Payloads.Select(Encoding.ASCII.GetString).Last(text => text.Contains("\"ch\"", StringComparison.Ordinal));
    }

    private static string Value(string text, string key)
    {
        string from = text[(text.IndexOf($"\"{key}\":", StringComparison.Ordinal) + key.Length + 3)..];
        return from[..from.IndexOf(',')].Trim('"');
    }
}
