using EdgeNode.Blurring;
using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>
    /// Every set of rises on a grid of 8 moments, beside every other set: what a burst can change. A set is a number whose bit i
    /// is a rise at moment i.
    /// </summary>
    [TestClass]
    public class BurstTests
    {
        private const int Moments = 8;
        private const int Sets = 1 << Moments;
        private const byte NoiseZero = 0x40;

        private enum Model
        {
            Firmware,
            LockoutCarriedOver,
            LockoutRetriggered,
        }

        [TestMethod]
        public void A_burst_changes_each_window_by_at_most_what_it_gives_there_alone_and_never_downwards()
        {
            Assert.AreEqual(0, BrokenPromises(Model.Firmware));
        }

        [TestMethod]
        public void A_lockout_carried_over_into_the_next_window_would_break_that()
        {
            Assert.IsTrue(BrokenPromises(Model.LockoutCarriedOver) > 0);
        }

        [TestMethod]
        public void A_lockout_that_each_rise_prolongs_would_break_that()
        {
            Assert.IsTrue(BrokenPromises(Model.LockoutRetriggered) > 0);
        }

        [TestMethod]
        public void Single_rises_alone_would_not_show_that_a_retriggered_lockout_breaks_it()
        {
            // Why the sets above are bursts: held here so that nobody makes the test cheaper.
            int[][] counts = Count(Model.LockoutRetriggered, Moments, 3);
            int worstSingle = 0;
            int worstBurst = 0;
            for (int street = 0; street < Sets; street++)
            {
                for (int burst = 1; burst < Sets; burst++)
                {
                    int change = counts[street | burst][0] - counts[street][0];
                    int distance = change < 0 ? -change : change;
                    bool isSingle = (burst & (burst - 1)) == 0;
                    worstSingle = isSingle && distance > worstSingle ? distance : worstSingle;
                    worstBurst = distance > worstBurst ? distance : worstBurst;
                }
            }

            Assert.AreEqual(1, worstSingle);
            Assert.IsTrue(worstBurst > 1, worstBurst.ToString());
        }

        private static int BrokenPromises(Model model)
        {
            int broken = 0;
            for (int windowMs = 2; windowMs <= 5; windowMs++)
            {
                for (int lockoutMs = 1; lockoutMs <= 6; lockoutMs++)
                {
                    broken += BrokenPromises(Count(model, windowMs, lockoutMs));
                }
            }

            return broken;
        }

        // With a burst that lies in one window this is: that window changes by 0 to k, and no other one changes.
        private static int BrokenPromises(int[][] counts)
        {
            int broken = 0;
            for (int street = 0; street < Sets; street++)
            {
                for (int burst = 0; burst < Sets; burst++)
                {
                    int[] without = counts[street];
                    int[] with = counts[street | burst];
                    int[] alone = counts[burst];
                    for (int window = 0; window < without.Length; window++)
                    {
                        int change = with[window] - without[window];
                        if (change < 0 || change > alone[window])
                        {
                            broken++;
                        }
                    }
                }
            }

            return broken;
        }

        // The counts of all windows, for each set of rises.
        private static int[][] Count(Model model, int windowMs, int lockoutMs)
        {
            int[][] counts = new int[Sets][];
            for (int set = 0; set < Sets; set++)
            {
                counts[set] = model == Model.Firmware ? CountByFirmware(set, windowMs, lockoutMs) : CountByModel(model, set, windowMs, lockoutMs);
            }

            return counts;
        }

        private static int[] CountByFirmware(int set, int windowMs, int lockoutMs)
        {
            int[] limits = new int[Moments];
            byte[] tape = new byte[Moments + 1];
            for (int i = 0; i < Moments; i++)
            {
                limits[i] = i + 1;
                tape[i] = NoiseZero;
            }

            tape[Moments] = NoiseZero;
            CountedWindow window = new CountedWindow(
                new ChannelPolicy("footfall", ChannelKind.Footfall, ChannelStatistic.NoisyCount, 900, 1, lockoutMs, limits),
                new GeometricNoise(new BitSource(new TapeEntropy(tape))));
            window.Fit();
            window.Open(0);
            int[] counts = new int[Windows(windowMs)];
            for (int moment = 0; moment < Moments; moment++)
            {
                if (moment > 0 && moment % windowMs == 0)
                {
                    counts[(moment / windowMs) - 1] = window.CloseAndOpen(moment);
                }

                if (((set >> moment) & 1) == 1)
                {
                    window.OnRise(moment);
                }
            }

            counts[counts.Length - 1] = window.CloseAndOpen(Moments);
            return counts;
        }

        private static int[] CountByModel(Model model, int set, int windowMs, int lockoutMs)
        {
            int[] counts = new int[Windows(windowMs)];
            int deadUntil = 0;
            for (int moment = 0; moment < Moments; moment++)
            {
                if (moment % windowMs == 0 && model != Model.LockoutCarriedOver)
                {
                    deadUntil = 0;
                }

                if (((set >> moment) & 1) == 0)
                {
                    continue;
                }

                bool counted = moment >= deadUntil;
                if (counted)
                {
                    counts[moment / windowMs]++;
                }

                if (counted || model == Model.LockoutRetriggered)
                {
                    deadUntil = moment + lockoutMs;
                }
            }

            return counts;
        }

        private static int Windows(int windowMs)
        {
            return (Moments + windowMs - 1) / windowMs;
        }
    }
}
