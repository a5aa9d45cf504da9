using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class PolicyReachTests
    {
        [TestMethod]
        public void The_greatest_count_of_900_s_at_8_s_lockout_is_113()
        {
            Assert.AreEqual(113, PolicyReach.GreatestCount(Counted(900, 8000, 10)));
            Assert.AreEqual(1800, PolicyReach.GreatestCount(Counted(900, 500, 10)));
            Assert.AreEqual(15, PolicyReach.GreatestCount(Counted(900, 60000, 10)));
            Assert.AreEqual(864000, PolicyReach.GreatestCount(Counted(86400, 100, 10)));
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

                Assert.AreEqual(count, PolicyReach.GreatestCount(Counted(900, lockoutMs, 10)), lockoutMs.ToString());
            }
        }

        [TestMethod]
        public void A_bucket_of_a_count_is_reachable_up_to_the_greatest_count()
        {
            Assert.IsTrue(PolicyReach.IsReachable(Counted(900, 8000, 113), 0));
            Assert.IsFalse(PolicyReach.IsReachable(Counted(900, 8000, 114), 0));
            Assert.IsTrue(PolicyReach.IsReachableBelow(Counted(900, 8000, 10), 0));
        }

        [TestMethod]
        public void Buckets_of_measured_channels_are_reachable_where_their_sensor_measures()
        {
            AssertRange(ChannelKind.Sound, 30, 130);
            AssertRange(ChannelKind.Pm25, 0, 999);
            AssertRange(ChannelKind.Temperature, -40, 85);
            AssertRange(ChannelKind.Humidity, 0, 100);
            Assert.IsTrue(PolicyReach.IsReachable(Measured(ChannelKind.Co2, short.MaxValue), 0));
        }

        private static void AssertRange(ChannelKind kind, int least, int greatest)
        {
            Assert.IsFalse(PolicyReach.IsReachableBelow(Measured(kind, least), 0));
            Assert.IsTrue(PolicyReach.IsReachableBelow(Measured(kind, least + 1), 0));
            Assert.IsTrue(PolicyReach.IsReachable(Measured(kind, greatest), 0));
            Assert.IsFalse(PolicyReach.IsReachable(Measured(kind, greatest + 1), 0));
        }

        private static ChannelPolicy Counted(int windowSeconds, int lockoutMs, int limit)
        {
            return new ChannelPolicy("footfall", ChannelKind.Footfall, ChannelStatistic.NoisyCount, windowSeconds, 2, lockoutMs, new int[] { limit });
        }

        private static ChannelPolicy Measured(ChannelKind kind, int limit)
        {
            return new ChannelPolicy("x", kind, ChannelStatistic.Mean, 900, 0, 0, new int[] { limit });
        }
    }
}
