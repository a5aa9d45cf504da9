using EdgeNode.Blurring;
using EdgeNode.Policies;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class MeanWindowTests
    {
        [TestMethod]
        public void A_bucket_is_the_number_of_limits_that_are_at_most_the_value()
        {
            int[] limits = new int[] { -4, 0, 10, 20 };
            Assert.AreEqual(0, BucketIndex.Of(-5, limits));
            Assert.AreEqual(1, BucketIndex.Of(-4, limits));
            Assert.AreEqual(1, BucketIndex.Of(-1, limits));
            Assert.AreEqual(2, BucketIndex.Of(0, limits));
            Assert.AreEqual(2, BucketIndex.Of(9, limits));
            Assert.AreEqual(3, BucketIndex.Of(10, limits));
            Assert.AreEqual(4, BucketIndex.Of(20, limits));
            Assert.AreEqual(4, BucketIndex.Of(int.MaxValue, limits));
            Assert.AreEqual(0, BucketIndex.Of(int.MinValue, limits));
        }

        [TestMethod]
        public void A_mean_is_put_into_its_bucket_without_rounding()
        {
            int[] limits = new int[] { -2, -1, 0, 1, 2 };
            for (int perUnit = 1; perUnit <= 100; perUnit *= 10)
            {
                for (int count = 1; count <= 7; count++)
                {
                    for (int sum = -3 * count * perUnit; sum <= 3 * count * perUnit; sum++)
                    {
                        // With whole limits, a bucket is that of the mean rounded down.
                        int divisor = count * perUnit;
                        int floor = sum >= 0 ? sum / divisor : -((-sum + divisor - 1) / divisor);
                        int expected = floor < -2 ? 0 : floor > 2 ? 5 : floor + 3;
                        if (BucketIndex.OfMean(sum, count, perUnit, limits) != expected)
                        {
                            Assert.AreEqual(expected, BucketIndex.OfMean(sum, count, perUnit, limits), sum.ToString() + "/" + divisor.ToString());
                        }
                    }
                }
            }
        }

        [TestMethod]
        public void The_greatest_sums_that_a_day_can_have_do_not_overflow()
        {
            int[] limits = new int[] { -32768, 32767 };
            Assert.AreEqual(2, BucketIndex.OfMean(86400L * 3276700, 86400, 100, limits));
            Assert.AreEqual(1, BucketIndex.OfMean((86400L * 3276700) - 1, 86400, 100, limits));
            Assert.AreEqual(1, BucketIndex.OfMean(86400L * -3276800, 86400, 100, limits));
            Assert.AreEqual(0, BucketIndex.OfMean((86400L * -3276800) - 1, 86400, 100, limits));
        }

        [TestMethod]
        public void Each_quantity_is_scaled_from_its_own_unit()
        {
            AssertMean(ChannelKind.Pm25, new int[] { 5, 10 }, new int[] { 49, 50, 51 }, 1);
            AssertMean(ChannelKind.Pm25, new int[] { 5, 10 }, new int[] { 49, 50, 50 }, 0);
            AssertMean(ChannelKind.Pm10, new int[] { 10, 20 }, new int[] { 99, 100, 101 }, 1);
            AssertMean(ChannelKind.Pm10, new int[] { 10, 20 }, new int[] { 99, 100, 100 }, 0);
            AssertMean(ChannelKind.Co2, new int[] { 600, 800 }, new int[] { 599, 600, 601 }, 1);
            AssertMean(ChannelKind.Co2, new int[] { 600, 800 }, new int[] { 599, 600, 600 }, 0);
            AssertMean(ChannelKind.Temperature, new int[] { -4, -2, 0 }, new int[] { -201, -200, -199 }, 2);
            AssertMean(ChannelKind.Temperature, new int[] { -4, -2, 0 }, new int[] { -201, -200, -200 }, 1);
            AssertMean(ChannelKind.Humidity, new int[] { 30, 40 }, new int[] { 3999, 4000, 4001 }, 2);
            AssertMean(ChannelKind.Humidity, new int[] { 30, 40 }, new int[] { 3999, 4000, 4000 }, 1);
        }

        [TestMethod]
        public void Four_fifths_of_the_samples_expected_are_enough_and_one_fewer_is_not()
        {
            AssertCoverage(ChannelKind.Sound, 900000, 720);
            AssertCoverage(ChannelKind.Sound, 895000, 716);
            AssertCoverage(ChannelKind.Sound, 1794999, 1436);
            AssertCoverage(ChannelKind.Pm25, 3600000, 10);
            AssertCoverage(ChannelKind.Co2, 3600000, 96);
            AssertCoverage(ChannelKind.Temperature, 3600000, 48);
            AssertCoverage(ChannelKind.Humidity, 900000, 12);
            AssertCoverage(ChannelKind.Humidity, 900001, 13);
        }

        [TestMethod]
        public void A_window_starts_empty()
        {
            MeanWindow window = new MeanWindow(Channel(ChannelKind.Co2, new int[] { 600, 800 }));
            window.Fold(5000);
            window.Open(0);
            window.Fold(700);
            Assert.AreEqual(1, window.CloseAndOpen(ChannelFeeds.Of(ChannelKind.Co2).PeriodMs));
            Assert.AreEqual(SummaryBody.Absent, window.CloseAndOpen(2 * ChannelFeeds.Of(ChannelKind.Co2).PeriodMs));
            window.Fold(500);
            Assert.AreEqual(0, window.CloseAndOpen(3 * ChannelFeeds.Of(ChannelKind.Co2).PeriodMs));
        }

        [TestMethod]
        public void A_window_of_no_length_is_absent()
        {
            MeanWindow window = new MeanWindow(Channel(ChannelKind.Co2, new int[] { 600, 800 }));
            window.Open(5);
            Assert.AreEqual(SummaryBody.Absent, window.CloseAndOpen(5));
        }

        private static ChannelPolicy Channel(ChannelKind kind, int[] limits)
        {
            return new ChannelPolicy("measured", kind, ChannelStatistic.Mean, 900, 0, 0, limits);
        }

        private static void AssertMean(ChannelKind kind, int[] limits, int[] values, int expected)
        {
            MeanWindow window = new MeanWindow(Channel(kind, limits));
            window.Open(0);
            for (int i = 0; i < values.Length; i++)
            {
                window.Fold(values[i]);
            }

            Assert.AreEqual(expected, window.CloseAndOpen((long)values.Length * ChannelFeeds.Of(kind).PeriodMs));
        }

        private static void AssertCoverage(ChannelKind kind, int durationMs, int enough)
        {
            for (int samples = enough - 1; samples <= enough; samples++)
            {
                MeanWindow window = new MeanWindow(Channel(kind, new int[] { 10 }));
                window.Open(12345);
                for (int i = 0; i < samples; i++)
                {
                    window.Fold(0);
                }

                Assert.AreEqual(samples == enough ? 0 : SummaryBody.Absent, window.CloseAndOpen(12345 + durationMs), durationMs.ToString());
            }
        }
    }
}
