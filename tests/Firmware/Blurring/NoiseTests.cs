using EdgeNode.Blurring;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class NoiseTests
    {
        private const int DepthBits = 16;
        private const int Tapes = 1 << DepthBits;

        [TestMethod]
        public void Over_all_tapes_of_16_bits_each_value_comes_as_often_as_its_bit_strings_do()
        {
            for (int m = 1; m <= 4; m++)
            {
                int[] seen = Enumerate(m, out int _);
                for (int k = 0; k <= DepthBits; k++)
                {
                    long expected = TapesThatGive(k, m);
                    Assert.AreEqual(expected, (long)seen[DepthBits + k], "m " + m.ToString() + " +" + k.ToString());
                    Assert.AreEqual(expected, (long)seen[DepthBits - k], "m " + m.ToString() + " -" + k.ToString());
                }
            }
        }

        [TestMethod]
        public void Over_all_tapes_of_16_bits_the_two_sided_geometric_lies_between_decided_and_undecided()
        {
            for (int m = 1; m <= 3; m++)
            {
                int[] seen = Enumerate(m, out int undecided);

                // P(k) = (2^m - 1)^k / (2^(m k) (2^(m+1) - 1)) for either sign, compared by products of integers.
                long numerator = 1;
                long denominator = (1 << (m + 1)) - 1;
                for (int k = 0; m * k <= 36; k++)
                {
                    long decided = k <= DepthBits ? seen[DepthBits + k] : 0;
                    Assert.IsTrue(decided * denominator <= Tapes * numerator, "too often: m " + m.ToString() + " k " + k.ToString());
                    Assert.IsTrue(Tapes * numerator <= (decided + undecided) * denominator, "too rare: m " + m.ToString() + " k " + k.ToString());
                    numerator *= (1 << m) - 1;
                    denominator <<= m;
                }
            }
        }

        [TestMethod]
        public void With_m_1_all_but_one_in_a_thousand_tapes_are_decided_by_16_bits()
        {
            Enumerate(1, out int undecided);
            Assert.IsTrue(undecided * 1000 < Tapes, undecided.ToString());
        }

        [TestMethod]
        public void Bits_are_taken_from_the_top_sign_first()
        {
            AssertDraw(0, 1, new byte[] { 0x40 }, 1);
            AssertDraw(1, 1, new byte[] { 0x20 }, 1);
            AssertDraw(-1, 1, new byte[] { 0xA0 }, 1);
            AssertDraw(3, 2, new byte[] { 0x26 }, 1);
            AssertDraw(-2, 3, new byte[] { 0xDB, 0x80 }, 2);
        }

        [TestMethod]
        public void A_negative_zero_is_drawn_again()
        {
            AssertDraw(1, 1, new byte[] { 0xC8 }, 1);
        }

        [TestMethod]
        public void Bits_that_a_draw_left_over_are_not_used_by_the_next()
        {
            TapeEntropy tape = new TapeEntropy(new byte[] { 0x40, 0x20, 0xA0 });
            GeometricNoise noise = new GeometricNoise(new BitSource(tape));
            Assert.IsTrue(noise.TryDraw(1, out int first));
            Assert.IsTrue(noise.TryDraw(1, out int second));
            Assert.IsTrue(noise.TryDraw(1, out int third));
            Assert.AreEqual(0, first);
            Assert.AreEqual(1, second);
            Assert.AreEqual(-1, third);
            Assert.AreEqual(3, tape.Position);
        }

        [TestMethod]
        public void A_tape_that_ends_within_a_draw_gives_nothing()
        {
            GeometricNoise noise = new GeometricNoise(new BitSource(new TapeEntropy(new byte[] { 0x00 })));
            Assert.IsFalse(noise.TryDraw(2, out int value));
            Assert.AreEqual(0, value);
        }

        [TestMethod]
        public void The_greatest_magnitude_is_drawn_and_one_more_fails_closed()
        {
            // A sign and 32,767 bits to go on fill 4,096 bytes of zeros; the next bit stops it or does not.
            byte[] greatest = new byte[4097];
            greatest[4096] = 0x80;
            AssertDraw(GeometricNoise.Greatest, 1, greatest, 4097);

            byte[] oneMore = new byte[4097];
            oneMore[4096] = 0x40;
            Assert.IsFalse(new GeometricNoise(new BitSource(new TapeEntropy(oneMore))).TryDraw(1, out int tooGreat));
            Assert.AreEqual(0, tooGreat);

            TapeEntropy zeros = new TapeEntropy(new byte[5000]);
            Assert.IsFalse(new GeometricNoise(new BitSource(zeros)).TryDraw(1, out int value));
            Assert.AreEqual(0, value);
            Assert.AreEqual(4097, zeros.Position);
        }

        [TestMethod]
        public void A_source_that_only_gives_ones_does_not_hold_a_draw_for_ever()
        {
            byte[] ones = new byte[100];
            for (int i = 0; i < ones.Length; i++)
            {
                ones[i] = 0xFF;
            }

            TapeEntropy tape = new TapeEntropy(ones);
            Assert.IsFalse(new GeometricNoise(new BitSource(tape)).TryDraw(1, out int value));
            Assert.AreEqual(0, value);
            Assert.AreEqual(17, tape.Position);
        }

        private static void AssertDraw(int expected, int m, byte[] bytes, int bytesUsed)
        {
            TapeEntropy tape = new TapeEntropy(bytes);
            Assert.IsTrue(new GeometricNoise(new BitSource(tape)).TryDraw(m, out int value));
            Assert.AreEqual(expected, value);
            Assert.AreEqual(bytesUsed, tape.Position);
        }

        // How many of all tapes of 16 bits give each value; index DepthBits is the value 0.
        private static int[] Enumerate(int m, out int undecided)
        {
            int[] seen = new int[(2 * DepthBits) + 1];
            undecided = 0;
            byte[] bytes = new byte[2];
            for (int tape = 0; tape < Tapes; tape++)
            {
                bytes[0] = (byte)(tape >> 8);
                bytes[1] = (byte)tape;
                if (new GeometricNoise(new BitSource(new TapeEntropy(bytes))).TryDraw(m, out int value))
                {
                    seen[DepthBits + value]++;
                }
                else
                {
                    undecided++;
                }
            }

            return seen;
        }

        // By generating functions, with x for a bit. Going on: T = x + x^2 + ... + x^m, one string of each length. Stopping: x^m.
        // A sign, k times on, a stop, and before it any number of rejected negative zeros: x T^k x^m / (1 - x^(m+1)).
        private static long TapesThatGive(int k, int m)
        {
            long[] strings = new long[DepthBits + 1];
            for (int length = m + 1; length <= DepthBits; length += m + 1)
            {
                strings[length] = 1;
            }

            for (int i = 0; i < k; i++)
            {
                long[] longer = new long[DepthBits + 1];
                for (int length = 0; length <= DepthBits; length++)
                {
                    for (int step = 1; step <= m && length + step <= DepthBits; step++)
                    {
                        longer[length + step] += strings[length];
                    }
                }

                strings = longer;
            }

            long tapes = 0;
            for (int length = 0; length <= DepthBits; length++)
            {
                tapes += strings[length] << (DepthBits - length);
            }

            return tapes;
        }
    }
}
