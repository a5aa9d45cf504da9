using EdgeNode.Blurring;
using EdgeNode.Composition;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Random bytes for keys and challenges: drawn in slices, tested around each draw, given once.</summary>
    [TestClass]
    public class EntropyReserveTests
    {
        private const int FirstAt = TestedEntropy.StartUpSamples + TestedEntropy.DiscardedBefore;
        private const int DrawLength = TestedEntropy.DiscardedBefore + ReservedBytes.Capacity + TestedEntropy.DiscardedAfter;
        private const int StartUpSlices = TestedEntropy.StartUpSamples / EntropyReserve.SliceLength;
        private const int DrawSlices = 2 + (TestedEntropy.DiscardedAfter / EntropyReserve.SliceLength);

        [TestMethod]
        public void The_bytes_are_those_between_the_discarded_ones_and_come_with_the_last_slice_of_their_tests()
        {
            byte[] tape = TapeEntropy.GoodBytes(TestedEntropy.StartUpSamples + (4 * DrawLength), 8);
            TapeEntropy source = new TapeEntropy(tape);
            EntropyReserve reserve = new EntropyReserve(source);
            byte[] given = new byte[ReservedBytes.Capacity];
            for (int draw = 0; draw < 4; draw++)
            {
                int slices = draw == 0 ? StartUpSlices + DrawSlices : DrawSlices;
                for (int i = 0; i < slices; i++)
                {
                    Assert.IsFalse(reserve.Bytes.AreThere);
                    int before = source.Position;
                    reserve.Step();
                    Assert.IsTrue(source.Position - before <= EntropyReserve.SliceLength);
                }

                Assert.IsTrue(reserve.Bytes.AreThere);
                Assert.AreEqual(TestedEntropy.StartUpSamples + ((draw + 1) * DrawLength), source.Position);
                reserve.Step();
                Assert.AreEqual(TestedEntropy.StartUpSamples + ((draw + 1) * DrawLength), source.Position);
                Assert.IsTrue(reserve.Bytes.TryFill(given));
                for (int i = 0; i < given.Length; i++)
                {
                    Assert.AreEqual(tape[FirstAt + (draw * DrawLength) + i], given[i]);
                }
            }
        }

        [TestMethod]
        public void What_is_given_is_given_once_and_a_buffer_that_gets_nothing_is_wiped()
        {
            EntropyReserve reserve = new EntropyReserve(new GoodEntropy(3));
            Assert.IsTrue(Fill(reserve, 1000) > 0);
            Assert.IsFalse(reserve.Bytes.TryFill(Dirty(ReservedBytes.Capacity + 1)));
            byte[] half = Dirty(ReservedBytes.Capacity / 2);
            Assert.IsTrue(reserve.Bytes.TryFill(half));
            Assert.IsFalse(reserve.Bytes.AreThere);
            byte[] next = Dirty(ReservedBytes.Capacity);
            Assert.IsFalse(reserve.Bytes.TryFill(next));
            for (int i = 0; i < next.Length; i++)
            {
                Assert.AreEqual((byte)0, next[i]);
            }
        }

        [TestMethod]
        public void A_source_that_sticks_gives_no_bytes_of_the_draw_in_which_it_did_nor_any_after_it()
        {
            int end = TestedEntropy.StartUpSamples + (3 * DrawLength);
            for (int stuckFrom = 0; stuckFrom < end; stuckFrom++)
            {
                GoodEntropy source = new GoodEntropy(3);
                source.StickFrom(stuckFrom, (byte)(stuckFrom % 3 == 0 ? 0x00 : stuckFrom % 3 == 1 ? 0x60 : 0xFF));
                EntropyReserve reserve = new EntropyReserve(source);

                // Five equal bytes in a row are no failure yet.
                int whole = stuckFrom + EntropyHealth.RepetitionCutoff - 1 - TestedEntropy.StartUpSamples;
                int draws = whole < 0 ? 0 : whole / DrawLength;
                int given = 0;
                while (Fill(reserve, 100) > 0)
                {
                    given++;
                    Assert.IsTrue(reserve.Bytes.TryFill(new byte[ReservedBytes.Capacity]));
                    Assert.IsTrue(given <= draws, stuckFrom.ToString());
                }

                int asked = source.Position;
                reserve.Step();
                Assert.AreEqual(asked, source.Position);
                Assert.IsTrue(asked >= stuckFrom, stuckFrom.ToString());
            }
        }

        [TestMethod]
        public void A_source_that_goes_round_among_8_bytes_gives_nothing()
        {
            byte[] tape = TapeEntropy.GoodBytes(TestedEntropy.StartUpSamples + (4 * DrawLength), 8);
            for (int i = TestedEntropy.StartUpSamples; i < tape.Length; i++)
            {
                tape[i] = (byte)(0x40 + (i % 8));
            }

            Assert.AreEqual(0, Fill(new EntropyReserve(new TapeEntropy(tape)), 1000));
        }

        [TestMethod]
        public void A_source_that_gives_nothing_midway_has_all_of_that_test_taken_anew()
        {
            byte[] tape = TapeEntropy.GoodBytes(2 * (TestedEntropy.StartUpSamples + DrawLength), 8);
            for (int calls = 0; calls < StartUpSlices + DrawSlices; calls++)
            {
                TapeEntropy played = new TapeEntropy(tape);
                EntropyReserve reserve = new EntropyReserve(new InterruptedEntropy(played, calls));
                int lost = calls < StartUpSlices ? calls : calls - StartUpSlices;
                Assert.AreEqual(StartUpSlices + DrawSlices + lost + 1, Fill(reserve, 1000));
                byte[] given = new byte[ReservedBytes.Capacity];
                Assert.IsTrue(reserve.Bytes.TryFill(given));
                int from = played.Position - TestedEntropy.DiscardedAfter - ReservedBytes.Capacity;
                for (int i = 0; i < given.Length; i++)
                {
                    Assert.AreEqual(tape[from + i], given[i]);
                }
            }
        }

        // Steps until there are bytes; 0 when there are none after so many.
        private static int Fill(EntropyReserve reserve, int steps)
        {
            for (int i = 1; i <= steps; i++)
            {
                reserve.Step();
                if (reserve.Bytes.AreThere)
                {
                    return i;
                }
            }

            return 0;
        }

        private static byte[] Dirty(int length)
        {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++)
            {
                bytes[i] = 0xA5;
            }

            return bytes;
        }
    }
}
