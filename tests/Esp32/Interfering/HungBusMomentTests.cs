using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

/// <summary>What a bus that hangs does to the moments at which a box is seen: no more than the page on privacy says.</summary>
[TestClass]
public sealed class HungBusMomentTests
{
    private const int WatchdogPin = 23;
    private const int Slots = 4;
    private const int EndMs = Slots * 15 * 60_000;

    // By then it has started and connected.
    private const int HungMs = 5 * 60_000;

    [TestMethod]
    public void A_bus_that_hangs_moves_a_summary_and_a_pulse_by_a_second_at_most()
    {
        (List<long> summariesMs, List<long> pulsesMs, _) = Run(isHung: false);
        (List<long> movedMs, List<long> movedPulsesMs, int holds) = Run(isHung: true);
        Assert.HasCount(Slots - 1, summariesMs);
        Assert.HasCount(summariesMs.Count, movedMs);
        foreach ((long one, long other) in summariesMs.Zip(movedMs))
        {
            Assert.IsTrue(other - one is >= 0 and <= Bus.TransferLimitMs, $"{one} and {other}");
        }

        Assert.IsTrue(movedPulsesMs.Zip(movedPulsesMs.Skip(1), (one, next) => next - one).All(distance => distance <= 2 * Bus.TransferLimitMs));
        Assert.IsGreaterThan(pulsesMs.Count - (2 * holds), movedPulsesMs.Count);
        Assert.IsTrue(holds is > 3 and <= 14, $"{holds} holds");
        Console.WriteLine($"figure: {holds} holds of 1 s in {(EndMs - HungMs) / 60_000} min on a bus that hangs");
    }

    private static (List<long> SummariesMs, List<long> Pulses, int Holds) Run(bool isHung)
    {
        Chip chip = Chip.PowerOn(DeviceBox.Provisioned(BusyBox.Policy));
        chip.TrueUtcMs = UplinkBench.TrueUtcMs;
        int samples = 0;
        List<long> summariesMs = [];
        chip.ReadAnalog = () => 1500 + (samples++ % 7);
        chip.Observer = (call, _, _) =>
        {
            if (call.StartsWith("MqttClient.Publish", StringComparison.Ordinal) && call.EndsWith("/summary", StringComparison.Ordinal))
            {
                summariesMs.Add(chip.Turns.NowMs);
            }
        };
        int before = 0;
        chip.Turns.After(HungMs, () =>
        {
            before = chip.Turns.Frozen.Count;
            chip.Bus.IsShorted = isHung;
        });
        chip.RunMain(EndMs);
        Assert.IsNull(chip.Turns.Crash, chip.Turns.Crash?.ToString());
        return (summariesMs, chip.Pins[WatchdogPin].Rises, chip.Turns.Frozen.Count - before);
    }
}
