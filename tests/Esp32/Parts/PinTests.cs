using System.Device.Gpio;
using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

[TestClass]
public class PinTests
{
    [TestMethod]
    public void A_rise_is_handed_on_in_the_callback_with_the_uptime_of_it_and_a_fall_is_not()
    {
        Chip chip = Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        GpioEdgeInput input = new(new GpioController(), 27);
        Assert.AreEqual(PinMode.InputPullDown, chip.Pins[27].Mode);
        chip.Pins[27].Drive(true);
        Rises rises = new();
        input.Start(rises);
        chip.Pins[27].Drive(false);
        chip.Turns.Sleep(1234);
        chip.Pins[27].Drive(true);
        chip.Pins[27].Drive(false);
        chip.Turns.Sleep(1000);
        chip.Pins[27].Drive(true);

        // In steps of the chip's tick.
        CollectionAssert.AreEqual(new long[] { 1230, 2230 }, rises.UptimesMs);
    }

    [TestMethod]
    public void The_watchdog_part_gets_one_pulse_a_feed_and_the_pin_rests_low()
    {
        Chip chip = Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        WatchdogPin watchdog = new(new GpioController(), 23);
        GpioPin pin = chip.Pins[23];
        Assert.AreEqual(PinMode.Output, pin.Mode);
        Assert.IsEmpty(pin.Rises);
        for (int i = 1; i <= 3; i++)
        {
            watchdog.Feed();
            Assert.HasCount(i, pin.Rises);
            Assert.IsFalse(pin.IsHigh);
        }
    }

    private sealed class Rises : IEdgeSink
    {
        public List<long> UptimesMs { get; } = [];

        public void OnRise(long uptimeMs)
        {
            UptimesMs.Add(uptimeMs);
        }
    }
}
