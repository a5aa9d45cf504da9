using EdgeNode.Blurring;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>With which slots a window of an hour closes.</summary>
    [TestClass]
    public class WindowTests
    {
        private const int HourMs = 3600000;

        [TestMethod]
        public void Windows_of_an_hour_close_with_the_slot_that_ends_at_the_full_hour()
        {
            ScriptedClock clock = new ScriptedClock();
            clock.SetUtcMs(BlurringBench.TenOClockMs);
            SlotBlurrer blurrer = Begun(clock);
            for (int slot = 1; slot <= 96; slot++)
            {
                SummaryBody body = BlurringBench.CloseNext(blurrer, clock);
                Assert.IsTrue(BlurringBench.Closed(body, "footfall"));
                Assert.AreEqual(slot % 4 == 0, BlurringBench.Closed(body, "co2"));
            }
        }

        [TestMethod]
        public void A_window_opened_by_a_boot_within_the_hour_is_shorter_and_closes_at_the_hour()
        {
            AssertFirstClose(7 * 60000, 60 * 60000);
            AssertFirstClose(20 * 60000, 60 * 60000);
            AssertFirstClose(44 * 60000, 60 * 60000);
        }

        [TestMethod]
        public void A_window_whose_first_slot_runs_past_the_hour_closes_with_that_slot()
        {
            AssertFirstClose(50 * 60000, 75 * 60000);
        }

        [TestMethod]
        public void An_hour_that_comes_within_half_a_slot_of_the_opening_does_not_close_the_window()
        {
            AssertFirstClose(55 * 60000, 120 * 60000);
        }

        [TestMethod]
        public void A_window_that_opened_a_moment_before_the_hour_by_the_present_clock_stays_open()
        {
            for (int drift = -3000; drift <= 3000; drift += 500)
            {
                ScriptedClock clock = new ScriptedClock();
                clock.SetUtcMs(BlurringBench.TenOClockMs);
                SlotBlurrer blurrer = Begun(clock);
                BlurringBench.CloseNext(blurrer, clock);
                clock.Advance(400000);
                clock.ShiftUtcMs(drift);
                for (int slot = 2; slot <= 12; slot++)
                {
                    SummaryBody body = BlurringBench.CloseNext(blurrer, clock);
                    Assert.AreEqual(slot % 4 == 0, BlurringBench.Closed(body, "co2"), drift.ToString() + " " + slot.ToString());
                    Assert.AreEqual(0L, BlurringBench.UtcMs(clock) % BlurringBench.SlotMs);
                    clock.ShiftUtcMs(slot % 4 == 0 ? drift : 0);
                }
            }
        }

        [TestMethod]
        public void Without_trusted_time_slots_are_counted_since_boot()
        {
            ScriptedClock clock = new ScriptedClock();
            clock.AdvanceTo(4711);
            SlotBlurrer blurrer = Begun(clock);
            for (int slot = 1; slot <= 20; slot++)
            {
                SummaryBody body = BlurringBench.CloseNext(blurrer, clock);
                Assert.IsTrue(BlurringBench.Closed(body, "footfall"));
                Assert.AreEqual(slot % 4 == 0, BlurringBench.Closed(body, "co2"));
            }
        }

        [TestMethod]
        public void Once_time_is_trusted_windows_close_at_the_hour()
        {
            ScriptedClock clock = new ScriptedClock();
            SlotBlurrer blurrer = Begun(clock);
            Assert.IsFalse(BlurringBench.Closed(BlurringBench.CloseNext(blurrer, clock), "co2"));
            Assert.IsFalse(BlurringBench.Closed(BlurringBench.CloseNext(blurrer, clock), "co2"));
            clock.Advance(60000);
            clock.SetUtcMs(BlurringBench.TenOClockMs + (40 * 60000));
            Assert.IsTrue(BlurringBench.Closed(BlurringBench.CloseNext(blurrer, clock), "co2"));
            Assert.AreEqual(BlurringBench.TenOClockMs + HourMs, BlurringBench.UtcMs(clock));
            for (int slot = 1; slot <= 8; slot++)
            {
                Assert.AreEqual(slot % 4 == 0, BlurringBench.Closed(BlurringBench.CloseNext(blurrer, clock), "co2"));
            }
        }

        [TestMethod]
        public void Whatever_the_clock_does_a_window_is_at_least_a_slot_and_at_most_twice_itself_and_three_slots()
        {
            for (uint seed = 1; seed <= 20; seed++)
            {
                ScriptedChance chance = new ScriptedChance(seed);
                ScriptedClock clock = new ScriptedClock();
                SlotBlurrer blurrer = Begun(clock);
                long openedMs = 0;
                for (int slot = 0; slot < 500; slot++)
                {
                    clock.Advance(chance.Below(700000));
                    switch (chance.Below(4))
                    {
                        case 0:
                            clock.SetUtcMs(BlurringBench.TenOClockMs + chance.Below(86400000));
                            break;
                        case 1:
                            clock.ShiftUtcMs(-chance.Below(HourMs));
                            break;
                        case 2:
                            clock.ForgetUtc();
                            break;
                        default:
                            break;
                    }

                    SummaryBody body = BlurringBench.CloseNext(blurrer, clock);
                    Assert.IsTrue(BlurringBench.Closed(body, "footfall"));
                    long openMs = clock.UptimeMs - openedMs;
                    Assert.IsTrue(openMs <= (2 * HourMs) + (3 * BlurringBench.SlotMs), "seed " + seed.ToString());
                    if (BlurringBench.Closed(body, "co2"))
                    {
                        Assert.IsTrue(openMs >= BlurringBench.SlotMs - BlurringBench.ToleranceMs);
                        openedMs = clock.UptimeMs;
                    }
                }
            }
        }

        [TestMethod]
        public void A_clock_that_is_set_back_again_and_again_does_not_hold_a_window_open()
        {
            ScriptedChance chance = new ScriptedChance(31);
            ScriptedClock clock = new ScriptedClock();
            clock.SetUtcMs(BlurringBench.TenOClockMs);
            SlotBlurrer blurrer = Begun(clock);
            long openedMs = 0;
            for (int slot = 1; slot <= 2000; slot++)
            {
                clock.ShiftUtcMs(-chance.Below(HourMs));
                bool closed = BlurringBench.Closed(BlurringBench.CloseNext(blurrer, clock), "co2");

                // A slot that ends with the window open for its length and half a slot closes it; the slot may be a double one.
                Assert.IsTrue(clock.UptimeMs - openedMs <= HourMs + (5 * BlurringBench.SlotMs / 2));
                openedMs = closed ? clock.UptimeMs : openedMs;
            }
        }

        private static SlotBlurrer Begun(ScriptedClock clock)
        {
            SlotBlurrer blurrer = BlurringBench.Blurrer(clock, BlurringBench.Footfall("footfall", 900), BlurringBench.Co2(3600));
            blurrer.Begin();
            return blurrer;
        }

        // Boots so long after ten; the co2 window closes first at closeMsPastTen, and then at the full hours.
        private static void AssertFirstClose(int bootMsPastTen, int closeMsPastTen)
        {
            ScriptedClock clock = new ScriptedClock();
            clock.SetUtcMs(BlurringBench.TenOClockMs + bootMsPastTen);
            SlotBlurrer blurrer = Begun(clock);
            bool isFirst = true;
            for (int slot = 1; slot <= 16; slot++)
            {
                SummaryBody body = BlurringBench.CloseNext(blurrer, clock);
                long pastTenMs = BlurringBench.UtcMs(clock) - BlurringBench.TenOClockMs;
                bool expected = isFirst ? pastTenMs == closeMsPastTen : pastTenMs % HourMs == 0;
                bool closed = BlurringBench.Closed(body, "co2");
                Assert.AreEqual(expected, closed, "at " + pastTenMs.ToString());
                isFirst &= !closed;
            }

            Assert.IsFalse(isFirst);
        }
    }
}
