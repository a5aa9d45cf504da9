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

        // From its length less the tolerance on, a full hour comes within an hour of any clock, and the slot may be a double one.
        private const int GreatestMs = HourMs - BlurringBench.ToleranceMs + HourMs + BlurringBench.SlotMs;

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
        public void The_first_window_after_a_boot_closes_at_an_hour_and_is_longer_but_never_shorter()
        {
            AssertFirstClose(0, 60 * 60000);
            AssertFirstClose(5000, 60 * 60000);
            AssertFirstClose(5001, 120 * 60000);
            AssertFirstClose(20 * 60000, 120 * 60000);
            AssertFirstClose(44 * 60000, 120 * 60000);
            AssertFirstClose(50 * 60000, 120 * 60000);
            AssertFirstClose(55 * 60000, 120 * 60000);
        }

        [TestMethod]
        public void However_late_after_power_on_a_box_starts_its_first_windows_have_their_whole_time()
        {
            for (int minute = 0; minute <= 150; minute++)
            {
                AssertFirstWindowIsWhole(minute * 60000L, isTrusted: false);
                AssertFirstWindowIsWhole(minute * 60000L, isTrusted: true);
            }
        }

        [TestMethod]
        public void A_clock_that_is_set_in_each_slot_closes_no_window_early()
        {
            for (int minute = 0; minute < 60; minute++)
            {
                ScriptedClock clock = new ScriptedClock();
                SlotBlurrer blurrer = Begun(clock);
                int closed = 0;
                for (int slot = 0; slot < 48; slot++)
                {
                    clock.SetUtcMs(BlurringBench.TenOClockMs + (minute * 60000));
                    closed += BlurringBench.Closed(BlurringBench.CloseNext(blurrer, clock), "co2") ? 1 : 0;
                }

                Assert.IsTrue(closed > 0 && closed <= clock.UptimeMs / (HourMs - BlurringBench.ToleranceMs), minute.ToString());
            }
        }

        [TestMethod]
        public void Before_1970_windows_close_at_the_hour_too()
        {
            ScriptedClock clock = new ScriptedClock();
            clock.SetUtcMs(-3 * HourMs);
            SlotBlurrer blurrer = Begun(clock);
            for (int slot = 1; slot <= 24; slot++)
            {
                Assert.AreEqual(slot % 4 == 0, BlurringBench.Closed(BlurringBench.CloseNext(blurrer, clock), "co2"));
            }
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
        public void Without_trusted_time_a_window_lasts_exactly_its_slots()
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

            // It opened at 10:09 by this clock: an hour less 5 s after that, the next full hour is twelve.
            for (int slot = 0; slot < 4; slot++)
            {
                Assert.IsFalse(BlurringBench.Closed(BlurringBench.CloseNext(blurrer, clock), "co2"));
            }

            Assert.IsTrue(BlurringBench.Closed(BlurringBench.CloseNext(blurrer, clock), "co2"));
            Assert.AreEqual(BlurringBench.TenOClockMs + (2 * HourMs), BlurringBench.UtcMs(clock));
            for (int slot = 1; slot <= 8; slot++)
            {
                Assert.AreEqual(slot % 4 == 0, BlurringBench.Closed(BlurringBench.CloseNext(blurrer, clock), "co2"));
            }
        }

        [TestMethod]
        public void Once_time_is_lost_a_window_still_lasts_its_length()
        {
            ScriptedClock clock = new ScriptedClock();
            clock.SetUtcMs(BlurringBench.TenOClockMs + (20 * 60000));
            SlotBlurrer blurrer = Begun(clock);
            Assert.IsFalse(BlurringBench.Closed(BlurringBench.CloseNext(blurrer, clock), "co2"));
            clock.ForgetUtc();

            // 25 minutes to 10:45, and then slots of exactly 15.
            for (int slot = 0; slot < 2; slot++)
            {
                Assert.IsFalse(BlurringBench.Closed(BlurringBench.CloseNext(blurrer, clock), "co2"));
            }

            Assert.IsTrue(BlurringBench.Closed(BlurringBench.CloseNext(blurrer, clock), "co2"));
        }

        [TestMethod]
        public void Whatever_the_clock_does_a_window_is_at_least_itself_less_the_tolerance_and_at_most_twice_itself_and_a_slot()
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
                    Assert.IsTrue(openMs < GreatestMs, "seed " + seed.ToString());
                    if (BlurringBench.Closed(body, "co2"))
                    {
                        Assert.IsTrue(openMs >= HourMs - BlurringBench.ToleranceMs, "seed " + seed.ToString());
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

                Assert.IsTrue(clock.UptimeMs - openedMs < GreatestMs);
                openedMs = closed ? clock.UptimeMs : openedMs;
            }
        }

        private static SlotBlurrer Begun(ScriptedClock clock)
        {
            SlotBlurrer blurrer = BlurringBench.Blurrer(clock, BlurringBench.Footfall("footfall", 900), BlurringBench.Co2(3600));
            blurrer.Begin();
            return blurrer;
        }

        private static void AssertFirstWindowIsWhole(long startMs, bool isTrusted)
        {
            ScriptedClock clock = new ScriptedClock();
            clock.AdvanceTo(startMs);
            if (isTrusted)
            {
                clock.SetUtcMs(BlurringBench.TenOClockMs + startMs);
            }

            SlotBlurrer blurrer = Begun(clock);
            bool isClosed = false;
            while (!isClosed)
            {
                isClosed = BlurringBench.Closed(BlurringBench.CloseNext(blurrer, clock), "co2");
            }

            long openMs = clock.UptimeMs - startMs;
            Assert.IsTrue(openMs >= HourMs - BlurringBench.ToleranceMs && openMs <= GreatestMs, startMs.ToString());
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
