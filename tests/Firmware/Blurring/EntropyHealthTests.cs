using EdgeNode.Blurring;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class EntropyHealthTests
    {
        [TestMethod]
        public void The_sixth_equal_byte_in_a_row_fails()
        {
            EntropyHealth health = new EntropyHealth();
            Assert.IsTrue(health.Accepts(7));
            for (int i = 0; i < 5; i++)
            {
                Assert.IsTrue(health.Accepts(0));
            }

            Assert.IsTrue(health.Accepts(1));
            for (int i = 0; i < 5; i++)
            {
                Assert.IsTrue(health.Accepts(0));
            }

            Assert.IsFalse(health.Accepts(0));
        }

        [TestMethod]
        public void A_windows_first_byte_may_come_61_times_in_512_but_not_62()
        {
            Assert.IsTrue(Passes(Window(61), 512));
            Assert.IsFalse(Passes(Window(62), 512));
        }

        [TestMethod]
        public void The_proportion_is_counted_anew_in_each_window()
        {
            EntropyHealth health = new EntropyHealth();
            for (int window = 0; window < 10; window++)
            {
                byte[] bytes = Window(61);
                for (int i = 0; i < bytes.Length; i++)
                {
                    Assert.IsTrue(health.Accepts(bytes[i]));
                }
            }
        }

        [TestMethod]
        public void A_source_with_every_third_byte_the_same_fails_within_20_windows()
        {
            ScriptedChance chance = new ScriptedChance(11);
            EntropyHealth health = new EntropyHealth();
            int seen = 0;
            while (!health.HasFailed && seen < 100000)
            {
                health.Accepts((byte)(chance.Below(3) == 0 ? 0 : chance.Below(256)));
                seen++;
            }

            // A window is watched only when its first byte is the frequent one, which one in three is.
            Assert.IsTrue(seen < 20 * EntropyHealth.ProportionWindow, seen.ToString());
        }

        [TestMethod]
        public void A_good_source_passes_200_000_bytes()
        {
            EntropyHealth health = new EntropyHealth();
            byte[] bytes = TapeEntropy.GoodBytes(200000, 5);
            for (int i = 0; i < bytes.Length; i++)
            {
                health.Accepts(bytes[i]);
            }

            Assert.IsFalse(health.HasFailed);
        }

        [TestMethod]
        public void The_start_up_test_takes_1024_bytes_that_nobody_gets()
        {
            TapeEntropy tape = TapeEntropy.After(1024 + 64, new byte[] { 0xAB });
            TestedEntropy tested = new TestedEntropy(tape);
            byte[] one = new byte[1];
            Assert.IsTrue(tested.TryBeginDraw());
            Assert.IsTrue(tested.TryFill(one));
            Assert.AreEqual(0xAB, (int)one[0]);
            Assert.AreEqual(1024 + 65, tape.Position);
        }

        [TestMethod]
        public void A_start_up_that_was_cut_short_takes_all_1024_anew()
        {
            TapeEntropy tape = TapeEntropy.Good(4000, 3);
            TestedEntropy tested = new TestedEntropy(new InterruptedEntropy(tape, 10));
            Assert.IsFalse(tested.TryBeginDraw());
            int taken = tape.Position;
            Assert.IsTrue(taken > 0 && taken < 1024, taken.ToString());
            Assert.IsTrue(tested.TryBeginDraw());
            Assert.AreEqual(taken + 1024 + 64, tape.Position);
            Assert.IsFalse(tested.HasFailed);
        }

        [TestMethod]
        public void A_stuck_source_fails_at_start_up_and_stays_failed()
        {
            byte[] bytes = TapeEntropy.GoodBytes(5000, 3);
            for (int i = 500; i < 506; i++)
            {
                bytes[i] = 0;
            }

            AssertFailsForEver(new TestedEntropy(new TapeEntropy(bytes)), 0);
        }

        [TestMethod]
        public void A_source_that_gets_stuck_later_fails_and_stays_failed()
        {
            byte[] bytes = TapeEntropy.GoodBytes(5000, 3);
            for (int i = 1500; i < 1506; i++)
            {
                bytes[i] = 0;
            }

            AssertFailsForEver(new TestedEntropy(new TapeEntropy(bytes)), 417);
        }

        [TestMethod]
        public void A_source_that_gives_nothing_for_a_while_is_not_failed()
        {
            TapeEntropy tape = TapeEntropy.Good(4000, 3);
            TestedEntropy tested = new TestedEntropy(tape);
            byte[] one = new byte[] { 0x55 };
            Assert.IsTrue(tested.TryBeginDraw());
            Assert.IsTrue(tested.TryFill(one));
            tape.RefuseNext(3);
            for (int i = 0; i < 3; i++)
            {
                one[0] = 0x55;
                Assert.IsFalse(tested.TryFill(one));
                Assert.AreEqual(0, (int)one[0]);
            }

            Assert.IsTrue(tested.TryFill(one));
            Assert.IsFalse(tested.HasFailed);
        }

        [TestMethod]
        public void Bytes_are_handed_on_within_a_draw_only()
        {
            TestedEntropy tested = new TestedEntropy(TapeEntropy.Good(4000, 3));
            byte[] one = new byte[] { 0x55 };
            Assert.IsFalse(tested.TryFill(one));
            Assert.AreEqual(0, (int)one[0]);
            Assert.IsFalse(tested.TryEndDraw());
            Assert.IsTrue(tested.TryBeginDraw());
            Assert.IsTrue(tested.TryFill(one));
            Assert.IsTrue(tested.TryEndDraw());
            Assert.IsFalse(tested.TryFill(one));
            Assert.IsFalse(tested.TryEndDraw());
            Assert.IsFalse(tested.HasFailed);
        }

        private static void AssertFailsForEver(TestedEntropy tested, int leastGood)
        {
            byte[] one = new byte[1];
            int good = 0;
            Assert.AreEqual(leastGood > 0, tested.TryBeginDraw());
            while (good < 2000 && tested.TryFill(one))
            {
                good++;
            }

            Assert.IsTrue(tested.HasFailed);
            Assert.IsTrue(good >= leastGood - 6 && good <= leastGood, good.ToString());
            for (int i = 0; i < 100; i++)
            {
                one[0] = 0x55;
                Assert.IsFalse(tested.TryFill(one));
                Assert.AreEqual(0, (int)one[0]);
                Assert.IsFalse(tested.TryBeginDraw());
                Assert.IsFalse(tested.TryEndDraw());
            }
        }

        // 512 bytes in which the first one comes so many times, never twice in a row.
        private static byte[] Window(int times)
        {
            byte[] bytes = new byte[EntropyHealth.ProportionWindow];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)(i % 8 == 0 && i / 8 < times ? 0 : 1 + (i % 250));
            }

            return bytes;
        }

        private static bool Passes(byte[] bytes, int count)
        {
            EntropyHealth health = new EntropyHealth();
            bool passes = true;
            for (int i = 0; i < count; i++)
            {
                passes = health.Accepts(bytes[i]);
            }

            return passes;
        }
    }
}
