using EdgeNode.Blurring;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Draws from a source that is tested before and after each of them.</summary>
    [TestClass]
    public class TestedNoiseTests
    {
        private const int Before = TestedEntropy.StartUpSamples + TestedEntropy.DiscardedBefore;

        [TestMethod]
        public void A_draw_uses_the_bytes_after_the_64_discarded_ones_and_448_more_are_discarded()
        {
            // With m = 1, most significant bit first: sign, then a 0 for each step, then a 1.
            byte[] drawn = new byte[] { 0x40, 0x20, 0xA0, 0x02 };
            int[] expected = new int[] { 0, 1, -1, 5 };
            byte[] bytes = TapeEntropy.GoodBytes(TestedEntropy.StartUpSamples + (4 * 513), 8);
            for (int i = 0; i < drawn.Length; i++)
            {
                bytes[Before + (i * 513)] = drawn[i];
            }

            TapeEntropy tape = new TapeEntropy(bytes);
            TestedNoise noise = new TestedNoise(tape);
            for (int i = 0; i < drawn.Length; i++)
            {
                Assert.IsTrue(noise.TryDraw(1, out int value));
                Assert.AreEqual(expected[i], value);
                Assert.AreEqual(TestedEntropy.StartUpSamples + ((i + 1) * 513), tape.Position);
            }

            Assert.IsFalse(noise.TryDraw(1, out int none));
            Assert.AreEqual(0, none);
            Assert.IsFalse(noise.HasFailed);
        }

        [TestMethod]
        public void A_source_that_sticks_in_a_draw_or_before_it_gives_no_noise_from_that_draw_on()
        {
            for (int stuckFrom = 0; stuckFrom < 3000; stuckFrom++)
            {
                GoodEntropy entropy = new GoodEntropy(3);
                entropy.StickFrom(stuckFrom, (byte)(stuckFrom % 3 == 0 ? 0x00 : stuckFrom % 3 == 1 ? 0x60 : 0xFF));
                TestedNoise noise = new TestedNoise(entropy);
                for (int draw = 0; draw < 5; draw++)
                {
                    int beginsAt = entropy.Position;
                    bool isDrawn = noise.TryDraw(2, out int value);
                    bool mustFail = beginsAt + TestedEntropy.DiscardedBefore >= stuckFrom
                        || entropy.Position - TestedEntropy.DiscardedAfter > stuckFrom;
                    Assert.IsFalse(isDrawn && mustFail, stuckFrom.ToString());
                    Assert.IsTrue(isDrawn || value == 0);
                    Assert.IsTrue(isDrawn || entropy.Position > stuckFrom, stuckFrom.ToString());
                }

                Assert.IsTrue(noise.HasFailed);
            }
        }

        [TestMethod]
        public void A_source_that_goes_round_among_8_bytes_fails_in_the_first_draw_after_that()
        {
            byte[] bytes = TapeEntropy.GoodBytes(TestedEntropy.StartUpSamples + 2000, 8);
            for (int i = TestedEntropy.StartUpSamples; i < bytes.Length; i++)
            {
                bytes[i] = (byte)(0x40 + (i % 8));
            }

            TestedNoise noise = new TestedNoise(new TapeEntropy(bytes));
            Assert.IsFalse(noise.TryDraw(1, out int value));
            Assert.AreEqual(0, value);
            Assert.IsTrue(noise.HasFailed);
        }

        [TestMethod]
        public void A_source_that_goes_off_after_a_draw_takes_that_draw_with_it_and_no_other()
        {
            // A start-up of 16 blocks, one block before the draw, the draw's byte; then the source is off once.
            byte[] bytes = TapeEntropy.GoodBytes(5000, 8);
            bytes[Before] = 0x02;
            TestedNoise noise = new TestedNoise(new InterruptedEntropy(new TapeEntropy(bytes), 18));
            Assert.IsFalse(noise.TryDraw(1, out int value));
            Assert.AreEqual(0, value);
            Assert.IsFalse(noise.HasFailed);
            Assert.IsTrue(noise.TryDraw(1, out int _));
        }

        [TestMethod]
        public void A_good_source_gives_2_000_draws()
        {
            TestedNoise noise = new TestedNoise(new GoodEntropy(5));
            for (int draw = 0; draw < 2000; draw++)
            {
                Assert.IsTrue(noise.TryDraw(1 + (draw % 4), out int _));
            }
        }
    }
}
