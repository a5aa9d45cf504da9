using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class VirtualClockTests
{
    [TestMethod]
    public void Uptime_never_goes_back()
    {
        VirtualClock clock = new();
        clock.AdvanceTo(5);
        clock.AdvanceTo(5);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => clock.AdvanceTo(4));
        Assert.AreEqual(5, clock.UptimeMs);
    }

    [TestMethod]
    public void There_is_no_utc_until_it_is_set_and_it_runs_with_the_uptime()
    {
        VirtualClock clock = new();
        clock.AdvanceTo(1000);
        Assert.IsFalse(clock.TryGetUtcMs(out long utcMs));
        Assert.AreEqual(0, utcMs);

        clock.SetUtcMs(1_763_856_000_000);
        clock.AdvanceTo(3500);
        Assert.IsTrue(clock.TryGetUtcMs(out utcMs));
        Assert.AreEqual(1_763_856_002_500, utcMs);

        clock.SetUtcMs(1_763_000_000_000);
        Assert.IsTrue(clock.TryGetUtcMs(out utcMs));
        Assert.AreEqual(1_763_000_000_000, utcMs);

        clock.ForgetUtc();
        Assert.IsFalse(clock.TryGetUtcMs(out _));
    }
}
