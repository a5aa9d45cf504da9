using EdgeNode.Blurring;
using EdgeNode.Sensing;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class PresenceTests
    {
        private const long BegunMs = 7000;

        [TestMethod]
        public void What_was_seen_is_told_at_the_fixed_moment_and_never_at_the_edge()
        {
            for (int riseMs = 0; riseMs <= Presence.CountedMs; riseMs += 500)
            {
                Presence presence = new Presence(Presence.CountedMs);
                presence.Begin(BegunMs);
                for (long uptimeMs = BegunMs; uptimeMs < BegunMs + Presence.CountedMs; uptimeMs += 200)
                {
                    if (uptimeMs >= BegunMs + riseMs)
                    {
                        presence.OnRise(uptimeMs);
                    }

                    Assert.IsFalse(presence.TryTell(uptimeMs, out bool early));
                    Assert.IsFalse(early);
                }

                Assert.IsTrue(presence.TryTell(BegunMs + Presence.CountedMs, out bool hasSeen));
                Assert.AreEqual(riseMs < Presence.CountedMs, hasSeen);
            }
        }

        [TestMethod]
        public void It_is_told_once_and_what_comes_later_belongs_to_no_test()
        {
            Presence presence = new Presence(Presence.SampledMs);
            presence.Begin(BegunMs);
            Assert.IsTrue(presence.TryTell(BegunMs + Presence.SampledMs, out bool hasSeen));
            Assert.IsFalse(hasSeen);
            presence.Accept(new Reading(Quantity.Co2, 600));
            Assert.IsFalse(presence.TryTell(BegunMs + (3 * Presence.SampledMs), out hasSeen));
            Assert.IsFalse(hasSeen);

            presence.Begin(BegunMs + (4 * Presence.SampledMs));
            Assert.IsTrue(presence.TryTell(BegunMs + (5 * Presence.SampledMs), out hasSeen));
            Assert.IsFalse(hasSeen);
        }

        [TestMethod]
        public void A_reading_counts_as_an_answer()
        {
            Presence presence = new Presence(Presence.SampledMs);
            presence.Begin(BegunMs);
            presence.Accept(new Reading(Quantity.Co2, 600));
            Assert.IsTrue(presence.TryTell(BegunMs + Presence.SampledMs, out bool hasSeen));
            Assert.IsTrue(hasSeen);
        }
    }
}
