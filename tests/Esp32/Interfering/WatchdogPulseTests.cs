using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

/// <summary>The watchdog's pin can be seen by whoever opens the box, and by some from outside: its moments tell of seconds only.</summary>
[TestClass]
public sealed class WatchdogPulseTests
{
    private const int WatchdogPin = 23;
    private const int Slots = 3;
    private const int EndMs = Slots * 15 * 60_000;

    // By then it has started and connected.
    private const int SettledMs = 5 * 60_000;

    [TestMethod]
    public void How_long_a_step_takes_moves_no_pulse()
    {
        List<long> pulses = Pulses("Random.NextBytes", 0);
        CollectionAssert.AreEqual(pulses, Pulses("Random.NextBytes", 10), "a draw of noise");
        CollectionAssert.AreEqual(pulses, Pulses("FileStream.Write", 20), "a commit");
        CollectionAssert.AreEqual(pulses, Pulses("AdcChannel.ReadValue", 50), "a look at a sensor");
        Assert.IsGreaterThan(EndMs / 1000 / 2, pulses.Count);
    }

    // When the pin rose, in a box in which a certain call of the platform takes so long.
    private static List<long> Pulses(string slowCall, int callMs)
    {
        Chip chip = Chip.PowerOn(DeviceBox.Provisioned(BusyBox.Policy));
        chip.TrueUtcMs = UplinkBench.TrueUtcMs;
        int samples = 0;
        int held = 0;
        chip.ReadAnalog = () => 1500 + (samples++ % 7);
        chip.Observer = (call, _, _) =>
        {
            if (call == slowCall && chip.Turns.NowMs >= SettledMs)
            {
                held++;
                chip.Turns.Freeze(callMs);
            }
        };
        chip.RunMain(EndMs);
        Assert.IsNull(chip.Turns.Crash, chip.Turns.Crash?.ToString());
        Assert.IsGreaterThan(Slots, held, slowCall);
        return chip.Pins[WatchdogPin].Rises;
    }
}
