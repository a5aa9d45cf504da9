using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class HealthClassesTests
    {
        [TestMethod]
        public void A_signal_falls_into_one_of_three_classes()
        {
            for (int dbm = -100; dbm <= 0; dbm++)
            {
                SignalClass expected = dbm >= -67 ? SignalClass.Good : dbm >= -77 ? SignalClass.Fair : SignalClass.Weak;
                Assert.AreEqual((int)expected, (int)HealthClasses.OfSignal(dbm));
            }
        }

        [TestMethod]
        public void Errors_fall_into_decades()
        {
            AssertErrors(ErrorClass.None, 0, 0);
            AssertErrors(ErrorClass.Few, 1, 9);
            AssertErrors(ErrorClass.Some, 10, 99);
            AssertErrors(ErrorClass.Many, 100, int.MaxValue);
        }

        [TestMethod]
        public void An_outbox_is_empty_low_half_or_full()
        {
            Assert.AreEqual((int)OutboxClass.Empty, (int)HealthClasses.OfOutbox(0, 100));
            Assert.AreEqual((int)OutboxClass.Low, (int)HealthClasses.OfOutbox(1, 100));
            Assert.AreEqual((int)OutboxClass.Low, (int)HealthClasses.OfOutbox(49, 100));
            Assert.AreEqual((int)OutboxClass.Half, (int)HealthClasses.OfOutbox(50, 100));
            Assert.AreEqual((int)OutboxClass.Half, (int)HealthClasses.OfOutbox(89, 100));
            Assert.AreEqual((int)OutboxClass.Full, (int)HealthClasses.OfOutbox(90, 100));
            Assert.AreEqual((int)OutboxClass.Full, (int)HealthClasses.OfOutbox(int.MaxValue, int.MaxValue));
        }

        [TestMethod]
        public void Memory_is_low_below_what_a_handshake_needs()
        {
            Assert.AreEqual((int)MemoryClass.Ok, (int)HealthClasses.OfFreeMemory(40000));
            Assert.AreEqual((int)MemoryClass.Low, (int)HealthClasses.OfFreeMemory(39999));
        }

        [TestMethod]
        public void Failed_unlocks_have_three_classes()
        {
            Assert.AreEqual((int)UnlockClass.None, (int)HealthClasses.OfUnlocks(0));
            Assert.AreEqual((int)UnlockClass.Few, (int)HealthClasses.OfUnlocks(1));
            Assert.AreEqual((int)UnlockClass.Few, (int)HealthClasses.OfUnlocks(9));
            Assert.AreEqual((int)UnlockClass.Many, (int)HealthClasses.OfUnlocks(10));
            Assert.AreEqual((int)UnlockClass.Many, (int)HealthClasses.OfUnlocks(int.MaxValue));
        }

        [TestMethod]
        public void A_certificate_ends_in_so_many_days()
        {
            const long DayMs = 86400000;
            const long NowMs = 1763856000000;
            Assert.AreEqual((int)ExpiryClass.Unknown, (int)HealthClasses.OfEnd(HealthClasses.NoEnd, NowMs));
            Assert.AreEqual((int)ExpiryClass.Over, (int)HealthClasses.OfEnd(NowMs - 1, NowMs));
            Assert.AreEqual((int)ExpiryClass.Soon, (int)HealthClasses.OfEnd(NowMs, NowMs));
            Assert.AreEqual((int)ExpiryClass.Soon, (int)HealthClasses.OfEnd(NowMs + (30 * DayMs) - 1, NowMs));
            Assert.AreEqual((int)ExpiryClass.Ahead, (int)HealthClasses.OfEnd(NowMs + (30 * DayMs), NowMs));
            Assert.AreEqual((int)ExpiryClass.Ahead, (int)HealthClasses.OfEnd(NowMs + (90 * DayMs) - 1, NowMs));
            Assert.AreEqual((int)ExpiryClass.Far, (int)HealthClasses.OfEnd(NowMs + (90 * DayMs), NowMs));
        }

        private static void AssertErrors(ErrorClass expected, int least, int greatest)
        {
            Assert.AreEqual((int)expected, (int)HealthClasses.OfErrors(least));
            Assert.AreEqual((int)expected, (int)HealthClasses.OfErrors(greatest));
        }
    }
}
