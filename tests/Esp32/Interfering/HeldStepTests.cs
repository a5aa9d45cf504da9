using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

/// <summary>
/// What a step takes depends on sensors and, at a slot's end, on the noise drawn: neither the watchdog's pin, which whoever opens the
/// box can watch, nor a message is to tell it.
/// </summary>
[TestClass]
public sealed class HeldStepTests
{
    private const int WatchdogPin = 23;
    private const int Slots = 3;
    private const int EndMs = Slots * 15 * 60_000;

    // By then it has started and connected.
    private const int SettledMs = 5 * 60_000;

    // A pulse comes with the first step of a second, and so must what is held: the radio comes so late that the sound is measured at whole
    // seconds of uptime, and the answer of the time server is off by so much that slots end at them.
    private const int RadioMs = 500;
    private const int ClockMs = 40;

    [TestMethod]
    public void How_long_a_step_takes_moves_no_pulse()
    {
        List<long> pulses = Run("Random.NextBytes", 0).Pulses;
        CollectionAssert.AreEqual(pulses, Run("Random.NextBytes", 10).Pulses, "a draw of noise");
        CollectionAssert.AreEqual(pulses, Run("FileStream.Write", 20).Pulses, "a commit");
        CollectionAssert.AreEqual(pulses, Run("AdcChannel.ReadValue", 50).Pulses, "a look at a sensor");
        Assert.IsGreaterThan(EndMs / 1000 / 2, pulses.Count);
    }

    [TestMethod]
    public void How_long_a_draw_or_a_commit_takes_moves_no_summary()
    {
        List<long> summaries = Run("Random.NextBytes", 0).SummariesMs;
        CollectionAssert.AreEqual(summaries, Run("Random.NextBytes", 10).SummariesMs, "a draw of noise");
        CollectionAssert.AreEqual(summaries, Run("FileStream.Write", 20).SummariesMs, "a commit");
        Assert.HasCount(Slots - 1, summaries);
    }

    // When the pin rose and when summaries were published, in a box in which a certain call of the platform takes so long.
    private static (List<long> Pulses, List<long> SummariesMs) Run(string slowCall, int callMs)
    {
        Chip chip = Chip.PowerOn(DeviceBox.Provisioned(BusyBox.Policy));
        chip.TrueUtcMs = UplinkBench.TrueUtcMs + ClockMs;
        chip.Radio.HasAdapter = false;
        chip.Turns.After(RadioMs, () => chip.Radio.HasAdapter = true);
        int samples = 0;
        int held = 0;
        List<long> summariesMs = [];
        chip.ReadAnalog = () => 1500 + (samples++ % 7);
        chip.Observer = (call, _, _) =>
        {
            if (call.StartsWith("MqttClient.Publish", StringComparison.Ordinal) && call.EndsWith("/summary", StringComparison.Ordinal))
            {
                summariesMs.Add(chip.Turns.NowMs);
            }

            if (call == slowCall && chip.Turns.NowMs >= SettledMs)
            {
                held += chip.Turns.NowMs % 1000 == 0 ? 1 : 0;
                chip.Turns.Freeze(callMs);
            }
        };
        chip.RunMain(EndMs);
        Assert.IsNull(chip.Turns.Crash, chip.Turns.Crash?.ToString());
        Assert.IsGreaterThanOrEqualTo(Slots - 1, held, slowCall);
        return (chip.Pins[WatchdogPin].Rises, summariesMs);
    }
}
