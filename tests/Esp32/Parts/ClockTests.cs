namespace EdgeNode.Esp32.Tests;

[TestClass]
public class ClockTests
{
    [TestMethod]
    public void A_time_left_over_from_an_earlier_boot_is_not_trusted_and_the_servers_is()
    {
        UplinkBench bench = new();
        Assert.IsFalse(bench.Clock.TryGetUtcMs(out long utcMs));
        Assert.AreEqual(0, utcMs);
        bench.Chip.Turns.Sleep(1000);
        Assert.IsTrue(bench.Clock.TryGetUtcMs(out utcMs));
        Assert.AreEqual(UplinkBench.TrueUtcMs + 1000, utcMs);
    }

    [TestMethod]
    public void A_server_that_tells_a_year_before_this_firmware_is_not_trusted()
    {
        UplinkBench bench = new();
        bench.Chip.TrueUtcMs = 1_700_000_000_000;
        bench.Chip.Turns.Sleep(1000);
        Assert.IsFalse(bench.Clock.TryGetUtcMs(out _));
    }

    [TestMethod]
    public void Uptime_grows_whatever_the_wall_clock_does()
    {
        UplinkBench bench = new();
        bench.Chip.Turns.Sleep(1000);
        long before = bench.Clock.UptimeMs;
        bench.Chip.WallTicks = 0;
        Assert.AreEqual(before, bench.Clock.UptimeMs);
        bench.Chip.Turns.Sleep(50);
        Assert.AreEqual(before + 50, bench.Clock.UptimeMs);
    }

    [TestMethod]
    public void A_box_restarts_before_the_tick_count_begins_again()
    {
        const long TickMs = 10;
        Assert.IsLessThan((1L << 32) * TickMs, SntpClock.GreatestUptimeMs);
    }
}
