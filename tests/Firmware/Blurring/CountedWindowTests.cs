using EdgeNode.Blurring;
using EdgeNode.Policies;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class CountedWindowTests
    {
        // With m = 1, most significant bit first: sign, then a 0 for each step, then a 1.
        private const byte NoiseZero = 0x40;
        private const byte NoisePlusFive = 0x02;
        private const byte NoiseMinusThree = 0x88;

        [TestMethod]
        public void A_window_starts_at_its_noise_and_its_bucket_is_that_of_the_noisy_count()
        {
            CountedWindow window = Fitted(new byte[] { NoiseMinusThree, NoisePlusFive, NoiseZero, NoiseZero }, 1, Unary(40));
            window.Open(0);
            Rise(window, 0, 12);
            Assert.AreEqual(9, window.CloseAndOpen(1000));
            Rise(window, 1000, 12);
            Assert.AreEqual(17, window.CloseAndOpen(2000));
            Rise(window, 2000, 12);
            Assert.AreEqual(12, window.CloseAndOpen(3000));
        }

        [TestMethod]
        public void Limits_act_on_the_noisy_count_and_never_on_the_exact_one()
        {
            CountedWindow window = Fitted(new byte[] { NoiseMinusThree, NoisePlusFive, NoiseZero }, 1, new int[] { 10, 20 });
            window.Open(0);
            Rise(window, 0, 12);
            Assert.AreEqual(0, window.CloseAndOpen(1000));
            Rise(window, 1000, 5);
            Assert.AreEqual(1, window.CloseAndOpen(2000));
        }

        [TestMethod]
        public void Noise_is_drawn_once_a_window_whatever_was_counted()
        {
            TapeEntropy tape = new TapeEntropy(new byte[] { NoiseZero, NoiseZero, NoiseZero, NoiseZero });
            CountedWindow window = new CountedWindow(Channel(1, Unary(40)), new GeometricNoise(new BitSource(tape)));
            window.Fit();
            window.Open(0);
            Assert.AreEqual(1, tape.Position);
            Rise(window, 0, 30);
            Assert.AreEqual(1, tape.Position);
            window.CloseAndOpen(1000);
            Assert.AreEqual(2, tape.Position);
            window.CloseAndOpen(2000);
            Assert.AreEqual(3, tape.Position);
        }

        [TestMethod]
        public void A_window_without_noise_is_absent_and_the_next_one_tries_again()
        {
            TapeEntropy tape = new TapeEntropy(new byte[] { NoiseZero, NoiseZero, NoiseZero, NoiseZero });
            CountedWindow window = new CountedWindow(Channel(1, Unary(40)), new GeometricNoise(new BitSource(tape)));
            window.Fit();
            tape.RefuseNext(1);
            window.Open(0);
            Rise(window, 0, 7);
            Assert.AreEqual(SummaryBody.Absent, window.CloseAndOpen(1000));
            Rise(window, 1000, 7);
            tape.RefuseNext(1);
            Assert.AreEqual(7, window.CloseAndOpen(2000));
            Rise(window, 2000, 7);
            Assert.AreEqual(SummaryBody.Absent, window.CloseAndOpen(3000));
            Assert.AreEqual(0, window.CloseAndOpen(4000));
        }

        [TestMethod]
        public void A_window_without_a_sensor_is_absent()
        {
            CountedWindow window = new CountedWindow(
                Channel(1, Unary(40)),
                new GeometricNoise(new BitSource(new TapeEntropy(new byte[] { NoiseZero, NoiseZero, NoiseZero }))));
            window.Open(0);
            Rise(window, 0, 7);
            Assert.AreEqual(SummaryBody.Absent, window.CloseAndOpen(1000));
            window.Fit();
            Rise(window, 1000, 7);
            Assert.AreEqual(SummaryBody.Absent, window.CloseAndOpen(2000));
        }

        [TestMethod]
        public void Rises_before_the_first_opening_or_stamped_before_the_present_one_are_dropped()
        {
            CountedWindow window = Fitted(new byte[] { NoiseZero, NoiseZero, NoiseZero }, 1, Unary(40));
            Rise(window, 0, 5);
            window.Open(1000);
            window.OnRise(999);
            window.OnRise(1000);
            Assert.AreEqual(1, window.CloseAndOpen(2000));
            window.OnRise(1999);
            window.OnRise(0);
            window.OnRise(long.MinValue);
            Assert.AreEqual(0, window.CloseAndOpen(3000));
        }

        [TestMethod]
        public void Stamps_out_of_order_are_dropped_without_a_throw()
        {
            CountedWindow window = Fitted(new byte[] { NoiseZero, NoiseZero }, 10, Unary(40));
            window.Open(0);
            window.OnRise(500);
            window.OnRise(490);
            window.OnRise(100);
            window.OnRise(509);
            window.OnRise(510);
            Assert.AreEqual(2, window.CloseAndOpen(1000));
        }

        [TestMethod]
        public void The_lockout_runs_from_the_counted_rise_and_ends_with_the_window()
        {
            CountedWindow window = Fitted(new byte[] { NoiseZero, NoiseZero, NoiseZero }, 8000, Unary(40));
            window.Open(0);
            window.OnRise(1000);
            window.OnRise(8999);
            window.OnRise(9000);
            window.OnRise(16999);
            Assert.AreEqual(2, window.CloseAndOpen(16999), "dead until 17000");
            window.OnRise(16999);
            Assert.AreEqual(1, window.CloseAndOpen(40000));
        }

        [TestMethod]
        public void More_rises_than_any_limit_stay_in_the_highest_bucket()
        {
            CountedWindow window = Fitted(new byte[] { NoiseZero, NoiseZero }, 1, new int[] { 10, 32767, 65535 });
            window.Open(0);
            Rise(window, 0, 70000);
            Assert.AreEqual(3, window.CloseAndOpen(100000));
        }

        private static CountedWindow Fitted(byte[] tape, int lockoutMs, int[] limits)
        {
            CountedWindow window = new CountedWindow(Channel(lockoutMs, limits), new GeometricNoise(new BitSource(new TapeEntropy(tape))));
            window.Fit();
            return window;
        }

        private static ChannelPolicy Channel(int lockoutMs, int[] limits)
        {
            return new ChannelPolicy("footfall", ChannelKind.Footfall, ChannelStatistic.NoisyCount, 900, 1, lockoutMs, limits);
        }

        // Limits 1, 2, 3 and so on: the bucket is the noisy count itself.
        private static int[] Unary(int greatest)
        {
            int[] limits = new int[greatest];
            for (int i = 0; i < greatest; i++)
            {
                limits[i] = i + 1;
            }

            return limits;
        }

        private static void Rise(CountedWindow window, long fromMs, int times)
        {
            for (int i = 0; i < times; i++)
            {
                window.OnRise(fromMs + i);
            }
        }
    }
}
