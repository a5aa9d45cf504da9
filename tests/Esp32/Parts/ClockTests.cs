using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

[TestClass]
public class ClockTests
{
    [TestMethod]
    public void Uptime_grows_whatever_the_wall_clock_does()
    {
        Chip chip = Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        TickCount uptime = new();
        chip.Turns.Sleep(1000);
        long before = uptime.UptimeMs;
        chip.WallTicks = 0;
        Assert.AreEqual(before, uptime.UptimeMs);
        chip.Turns.Sleep(50);
        Assert.AreEqual(before + 50, uptime.UptimeMs);
    }

    [TestMethod]
    public void A_box_restarts_before_the_tick_count_begins_again()
    {
        const long TickMs = 10;
        Assert.IsLessThan((1L << 32) * TickMs, TickCount.GreatestUptimeMs);
    }
}
