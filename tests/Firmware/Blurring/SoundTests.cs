using EdgeNode.Blurring;
using EdgeNode.Policies;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class SoundTests
    {
        [TestMethod]
        public void L50_is_in_the_bucket_of_the_exact_median_for_every_sequence_of_six_levels_about_the_limits()
        {
            int[] levels = new int[] { 300, 449, 450, 451, 499, 500, 504 };
            for (int length = 1; length <= 6; length++)
            {
                int sequences = 1;
                for (int i = 0; i < length; i++)
                {
                    sequences *= levels.Length;
                }

                int[] sequence = new int[length];
                for (int number = 0; number < sequences; number++)
                {
                    int rest = number;
                    for (int i = 0; i < length; i++)
                    {
                        sequence[i] = levels[rest % levels.Length];
                        rest /= levels.Length;
                    }

                    AssertMedian(sequence);
                }
            }
        }

        [TestMethod]
        public void L50_is_in_the_bucket_of_the_exact_median_over_the_whole_range()
        {
            ScriptedChance chance = new ScriptedChance(3);
            for (int round = 0; round < 3000; round++)
            {
                int middle = 300 + chance.Below(1001);
                int spread = 1 + chance.Below(60);
                int[] sequence = new int[1 + chance.Below(40)];
                for (int i = 0; i < sequence.Length; i++)
                {
                    int level = middle - spread + chance.Below((2 * spread) + 1);
                    sequence[i] = level < 300 ? 300 : level > 1300 ? 1300 : level;
                }

                AssertMedian(sequence);
            }
        }

        [TestMethod]
        public void The_median_of_an_even_number_is_the_lower_of_the_two_in_the_middle()
        {
            Assert.AreEqual(0, Bucket(BlurringBench.Sound(ChannelStatistic.L50, 900), new int[] { 440, 440, 500, 500 }));
            Assert.AreEqual(2, Bucket(BlurringBench.Sound(ChannelStatistic.L50, 900), new int[] { 440, 500, 500 }));
        }

        [TestMethod]
        public void Three_seconds_of_shouting_in_a_quiet_quarter_hour_move_Leq_and_not_L50()
        {
            int[] night = new int[900];
            for (int i = 0; i < night.Length; i++)
            {
                night[i] = i >= 400 && i < 403 ? 900 : 400;
            }

            // (897 * 10^4 + 3 * 10^9) / 900 is the energy of 65.2 dB.
            Assert.AreEqual(0, Bucket(BlurringBench.Sound(ChannelStatistic.L50, 900), night));
            Assert.AreEqual(5, Bucket(BlurringBench.Sound(ChannelStatistic.Leq, 900), night));
        }

        [TestMethod]
        public void A_level_that_no_meter_can_give_is_no_sample()
        {
            Assert.AreEqual(SummaryBody.Absent, Bucket(BlurringBench.Sound(ChannelStatistic.L50, 900), new int[] { 299, 1301, 500 }));
            Assert.AreEqual(SummaryBody.Absent, Bucket(BlurringBench.Sound(ChannelStatistic.Leq, 900), new int[] { int.MinValue, int.MaxValue, 500 }));
        }

        [TestMethod]
        public void A_window_knows_nothing_of_the_levels_of_the_one_before()
        {
            AssertStartsEmpty(new MedianLevelWindow(BlurringBench.Sound(ChannelStatistic.L50, 900)));
            AssertStartsEmpty(new EquivalentLevelWindow(BlurringBench.Sound(ChannelStatistic.Leq, 900)));
        }

        [TestMethod]
        public void The_energy_of_every_level_gives_back_the_level()
        {
            for (int level = LevelEnergy.LeastTenthDb; level <= LevelEnergy.GreatestTenthDb; level++)
            {
                Assert.AreEqual(level, LevelEnergy.ToTenthDb(LevelEnergy.Of(level), 1));
                Assert.AreEqual(level, LevelEnergy.ToTenthDb(LevelEnergy.Of(level) * LevelEnergy.MostSamples, LevelEnergy.MostSamples));
                Assert.AreEqual(level == 300 ? 300 : level - 1, LevelEnergy.ToTenthDb((LevelEnergy.Of(level) * LevelEnergy.MostSamples) - 1, LevelEnergy.MostSamples));
            }
        }

        [TestMethod]
        public void Ten_decibels_are_ten_times_the_energy()
        {
            Assert.AreEqual(10000L, LevelEnergy.Of(300));
            for (int level = LevelEnergy.LeastTenthDb; level + 100 <= LevelEnergy.GreatestTenthDb; level++)
            {
                Assert.AreEqual(10 * LevelEnergy.Of(level), LevelEnergy.Of(level + 100));
            }
        }

        [TestMethod]
        public void Adding_levels_multiplies_energies_within_the_last_digit_of_the_table()
        {
            // With Of(300) = 10,000 and ten times as much 10 dB higher, this leaves no room for another table: the product of two
            // entries, each off by at most 1/2, is off by at most half of their sum and 1/4; the entry beside it by 1/2 of 10,000.
            for (int a = 0; a < 100; a++)
            {
                for (int b = 0; b < 100; b++)
                {
                    long one = LevelEnergy.Of(300 + a);
                    long other = LevelEnergy.Of(300 + b);
                    long together = LevelEnergy.Of(300 + a + b);
                    long lastDigit = a + b >= 100 ? 10 : 1;
                    long difference = (one * other) - (10000 * together);
                    long distance = difference < 0 ? -difference : difference;
                    Assert.IsTrue(2 * distance <= one + other + 1 + (10000 * lastDigit), a.ToString() + " " + b.ToString());
                }
            }
        }

        [TestMethod]
        public void A_day_of_seconds_at_the_greatest_level_fits_and_more_is_not_taken()
        {
            EquivalentLevelWindow window = new EquivalentLevelWindow(
                new ChannelPolicy("sound", ChannelKind.Sound, ChannelStatistic.Leq, 86400, 0, 0, new int[] { 125, 130, 135 }));
            window.Open(0);
            for (int second = 0; second < 100000; second++)
            {
                window.Fold(1300);
            }

            Assert.AreEqual(2, window.CloseAndOpen(86400000));
        }

        [TestMethod]
        public void A_window_of_two_days_has_more_samples_than_fit_and_is_absent()
        {
            EquivalentLevelWindow window = new EquivalentLevelWindow(
                new ChannelPolicy("sound", ChannelKind.Sound, ChannelStatistic.Leq, 172800, 0, 0, new int[] { 125, 130, 135 }));
            window.Open(0);
            for (int second = 0; second < 172800; second++)
            {
                window.Fold(1300);
            }

            Assert.AreEqual(SummaryBody.Absent, window.CloseAndOpen(172800000));
        }

        [TestMethod]
        public void The_bucket_of_Leq_is_decided_by_the_sum_of_energies_itself()
        {
            int[] limits = new int[] { 20, 30, 45, 50, 55, 130, 131 };
            ChannelPolicy channel = new ChannelPolicy("sound", ChannelKind.Sound, ChannelStatistic.Leq, 900, 0, 0, limits);
            ScriptedChance chance = new ScriptedChance(8);
            for (int round = 0; round < 3000; round++)
            {
                int[] levels = new int[1 + chance.Below(20)];
                long sum = 0;
                for (int i = 0; i < levels.Length; i++)
                {
                    levels[i] = 300 + chance.Below(round % 10 == 0 ? 1001 : 300);
                    sum += LevelEnergy.Of(levels[i]);
                }

                int expected = 2;
                for (int i = 2; i < 6; i++)
                {
                    expected += LevelEnergy.Of(limits[i] * 10) * levels.Length <= sum ? 1 : 0;
                }

                Assert.AreEqual(expected, Bucket(channel, levels));
            }

            Assert.AreEqual(6, Bucket(channel, new int[] { 1300, 1300 }));
            Assert.AreEqual(3, Bucket(channel, new int[] { 450, 450, 450 }));
            Assert.AreEqual(2, Bucket(channel, new int[] { 450, 450, 449 }));
        }

        private static void AssertStartsEmpty(MeasuredWindow window)
        {
            window.Fold(900);
            window.Fold(900);
            window.Open(0);
            window.Fold(620);
            Assert.AreEqual(4, window.CloseAndOpen(1000));
            window.Fold(400);
            Assert.AreEqual(0, window.CloseAndOpen(2000));
            window.Fold(820);
            Assert.AreEqual(8, window.CloseAndOpen(3000));
        }

        private static void AssertMedian(int[] levels)
        {
            ChannelPolicy channel = BlurringBench.Sound(ChannelStatistic.L50, 900);
            int[] sorted = new int[levels.Length];
            for (int i = 0; i < levels.Length; i++)
            {
                int place = i;
                while (place > 0 && sorted[place - 1] > levels[i])
                {
                    sorted[place] = sorted[place - 1];
                    place--;
                }

                sorted[place] = levels[i];
            }

            int median = sorted[(levels.Length - 1) / 2];
            int expected = 0;
            for (int i = 0; i < channel.Limits.Length; i++)
            {
                expected += median >= channel.Limits[i] * 10 ? 1 : 0;
            }

            int bucket = Bucket(channel, levels);
            if (bucket != expected)
            {
                Assert.AreEqual(expected, bucket, "median " + median.ToString());
            }
        }

        // One level a second, over as many seconds.
        private static int Bucket(ChannelPolicy channel, int[] levels)
        {
            MeasuredWindow window = channel.Statistic == ChannelStatistic.L50 ? new MedianLevelWindow(channel) : new EquivalentLevelWindow(channel);
            window.Open(0);
            for (int i = 0; i < levels.Length; i++)
            {
                window.Fold(levels[i]);
            }

            return window.CloseAndOpen(1000L * levels.Length);
        }
    }
}
