using EdgeNode.Boards;
using EdgeNode.Policies;

namespace EdgeNode.Tools.Tests;

[TestClass]
public sealed class PolicyReachTests
{
    [TestMethod]
    public void The_greatest_count_of_900_s_at_8_s_lockout_is_113()
    {
        Assert.AreEqual(113, PolicyReach.GreatestCount(Counted(900, 8000)));
        Assert.AreEqual(1800, PolicyReach.GreatestCount(Counted(900, 500)));
        Assert.AreEqual(15, PolicyReach.GreatestCount(Counted(900, 60000)));
        Assert.AreEqual(864000, PolicyReach.GreatestCount(Counted(86400, 100)));
    }

    [TestMethod]
    public void The_greatest_count_is_what_a_line_that_rises_all_the_time_gives()
    {
        for (int lockoutMs = 100; lockoutMs <= 60000; lockoutMs += 357)
        {
            int count = 0;
            for (int atMs = 0; atMs < 900000; atMs += lockoutMs)
            {
                count++;
            }

            Assert.AreEqual(count, PolicyReach.GreatestCount(Counted(900, lockoutMs)), $"{lockoutMs}");
        }
    }

    [TestMethod]
    public void A_sensor_that_detects_less_often_than_the_lockout_allows_bounds_the_count()
    {
        foreach (int lockoutMs in new[] { 100, 500, 2857, 2858, 8000, 60000 })
        {
            for (int perMinute = 1; perMinute <= 6000; perMinute += perMinute < 700 ? 1 : 53)
            {
                // One detection at the window's start, and each next one as soon as both the sensor and the lockout let it.
                int count = 0;
                while (count * 60_000L < 900_000L * perMinute && count * (long)lockoutMs < 900_000)
                {
                    count++;
                }

                Assert.AreEqual(count, PolicyReach.GreatestCount(Counted(900, lockoutMs), Sensor(perMinute)), $"{lockoutMs} ms, {perMinute} a minute");
            }
        }

        Assert.AreEqual(86400 * 10, PolicyReach.GreatestCount(Counted(86400, 100), Sensor(6000)));
    }

    [TestMethod]
    public void A_bucket_of_a_count_is_reachable_up_to_the_greatest_count()
    {
        CollectionAssert.AreEqual(new[] { 114, 200 }, PolicyReach.NeverReached(Counted(900, 8000, 10, 113, 114, 200)).ToArray());
        CollectionAssert.AreEqual(new[] { 31, 113 }, PolicyReach.NeverReached(Counted(900, 8000, 10, 30, 31, 113), Sensor(2)).ToArray());
    }

    [TestMethod]
    public void Buckets_of_measured_channels_are_reachable_where_their_sensor_measures()
    {
        AssertRange(ChannelKind.Sound, 30, 130);
        AssertRange(ChannelKind.Pm25, 0, 999);
        AssertRange(ChannelKind.Pm10, 0, 999);
        AssertRange(ChannelKind.Temperature, -40, 85);
        AssertRange(ChannelKind.Humidity, 0, 100);
        Assert.IsEmpty(PolicyReach.NeverReached(Measured(ChannelKind.Co2, short.MaxValue)));
    }

    private static void AssertRange(ChannelKind kind, int least, int greatest)
    {
        CollectionAssert.AreEqual(new[] { least }, PolicyReach.NothingBelow(Measured(kind, least, least + 1)).ToArray());
        CollectionAssert.AreEqual(new[] { greatest + 1 }, PolicyReach.NeverReached(Measured(kind, greatest, greatest + 1)).ToArray());
    }

    private static BoardPassage Sensor(int perMinute)
    {
        return new BoardPassage("footfall", "hc-sr501", 27, 60, perMinute);
    }

    private static ChannelPolicy Counted(int windowSeconds, int lockoutMs, params int[] limits)
    {
        return new ChannelPolicy("footfall", ChannelKind.Footfall, ChannelStatistic.NoisyCount, windowSeconds, 2, lockoutMs, limits);
    }

    private static ChannelPolicy Measured(ChannelKind kind, params int[] limits)
    {
        return new ChannelPolicy("x", kind, ChannelStatistic.Mean, 900, 0, 0, limits);
    }
}
