using EdgeNode.Blurring;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Rule 5: how long a slot is.</summary>
    [TestClass]
    public class SlotTests
    {
        [TestMethod]
        public void Without_trusted_time_a_slot_lasts_exactly_its_length_of_uptime()
        {
            ScriptedClock clock = new ScriptedClock();
            clock.AdvanceTo(1234);
            SlotBlurrer blurrer = Begun(clock);
            for (int slot = 0; slot < 5; slot++)
            {
                long startMs = clock.UptimeMs;
                Assert.AreEqual(BlurringBench.SlotMs, blurrer.MsToSlotEnd());
                clock.Advance(BlurringBench.SlotMs - 1);
                Assert.IsFalse(blurrer.TryCloseSlot(out SummaryBody early));
                Assert.IsNull(early);
                Assert.AreEqual(1, blurrer.MsToSlotEnd());
                clock.Advance(1);
                Assert.IsTrue(blurrer.TryCloseSlot(out SummaryBody body));
                Assert.AreEqual(SummaryBody.NoTime, body.StartUtcSeconds);
                Assert.AreEqual(startMs / 1000, body.UpSeconds);
                Assert.AreEqual(900, body.LengthSeconds);
            }
        }

        [TestMethod]
        public void The_first_slot_after_a_boot_ends_at_a_quarter_hour_and_is_longer_but_never_shorter()
        {
            AssertFirstSlot(0, 900000);
            AssertFirstSlot(1, 899999);
            AssertFirstSlot(5000, 895000);
            AssertFirstSlot(5001, 1794999);
            AssertFirstSlot(450000, 1350000);
            AssertFirstSlot(899999, 900001);
        }

        [TestMethod]
        public void A_slot_says_when_it_began_and_how_long_it_was_in_rounded_seconds()
        {
            ScriptedClock clock = new ScriptedClock();
            clock.AdvanceTo(61999);
            clock.SetUtcMs(BlurringBench.TenOClockMs + 400600);
            SlotBlurrer blurrer = Begun(clock);
            SummaryBody body = BlurringBench.CloseNext(blurrer, clock);
            Assert.AreEqual((BlurringBench.TenOClockMs / 1000) + 401, body.StartUtcSeconds);
            Assert.AreEqual(61L, body.UpSeconds);
            Assert.AreEqual(1399, body.LengthSeconds);
        }

        [TestMethod]
        public void Trusted_time_that_comes_midway_aligns_the_running_slot()
        {
            ScriptedClock clock = new ScriptedClock();
            SlotBlurrer blurrer = Begun(clock);
            clock.Advance(300000);
            clock.SetUtcMs(BlurringBench.TenOClockMs + 100000);

            // It began 3:20 before ten; 15 minutes less 5 s after that, the next quarter hour is 10:15.
            Assert.AreEqual(800000, blurrer.MsToSlotEnd());
            SummaryBody body = BlurringBench.CloseNext(blurrer, clock);
            Assert.AreEqual(BlurringBench.TenOClockMs + 900000, BlurringBench.UtcMs(clock));
            Assert.AreEqual((BlurringBench.TenOClockMs / 1000) - 200, body.StartUtcSeconds);
            Assert.AreEqual(1100, body.LengthSeconds);
        }

        [TestMethod]
        public void A_clock_set_before_the_start_of_its_era_gives_no_start_time()
        {
            ScriptedClock clock = new ScriptedClock();
            SlotBlurrer blurrer = Begun(clock);
            clock.Advance(899000);
            clock.SetUtcMs(-100);
            Assert.AreEqual(100, blurrer.MsToSlotEnd());
            SummaryBody body = BlurringBench.CloseNext(blurrer, clock);
            Assert.AreEqual(SummaryBody.NoTime, body.StartUtcSeconds);
        }

        [TestMethod]
        public void A_start_that_a_summary_cannot_hold_is_no_start_time()
        {
            ScriptedClock clock = new ScriptedClock();
            clock.SetUtcMs(SummaryText.GreatestStartUtcSeconds * 1000);
            SlotBlurrer blurrer = Begun(clock);
            Assert.AreEqual(SummaryText.GreatestStartUtcSeconds, BlurringBench.CloseNext(blurrer, clock).StartUtcSeconds);
            Assert.AreEqual(SummaryBody.NoTime, BlurringBench.CloseNext(blurrer, clock).StartUtcSeconds);
            clock.SetUtcMs((SummaryText.GreatestStartUtcSeconds * 1000) + 500);
            Assert.AreEqual(SummaryBody.NoTime, BlurringBench.CloseNext(blurrer, clock).StartUtcSeconds);
        }

        [TestMethod]
        public void A_late_call_makes_one_longer_slot_and_never_two()
        {
            ScriptedClock clock = new ScriptedClock();
            clock.SetUtcMs(BlurringBench.TenOClockMs);
            SlotBlurrer blurrer = Begun(clock);
            clock.Advance((3 * BlurringBench.SlotMs) + 700000);
            Assert.AreEqual(0, blurrer.MsToSlotEnd());
            Assert.IsTrue(blurrer.TryCloseSlot(out SummaryBody body));
            Assert.AreEqual(3400, body.LengthSeconds);
            Assert.IsFalse(blurrer.TryCloseSlot(out SummaryBody again));
            Assert.IsNull(again);
            Assert.AreEqual(1100000, blurrer.MsToSlotEnd());
        }

        [TestMethod]
        public void A_crystal_that_drifts_by_100_ppm_gives_one_slot_for_each_quarter_hour_of_a_week()
        {
            for (int sign = -1; sign <= 1; sign++)
            {
                ScriptedClock clock = new ScriptedClock();
                clock.SetUtcMs(BlurringBench.TenOClockMs);
                SlotBlurrer blurrer = Begun(clock);
                int slots = 0;
                for (int second = 0; second < 672 * 900; second++)
                {
                    clock.Advance(1000);
                    if (second % 10 == 0)
                    {
                        clock.ShiftUtcMs(sign);
                    }

                    if (blurrer.TryCloseSlot(out SummaryBody body))
                    {
                        slots++;
                        Assert.IsTrue(body.LengthSeconds >= 899 && body.LengthSeconds <= 901, body.LengthSeconds.ToString());
                        Assert.AreEqual(slots % 4 == 0, BlurringBench.Closed(body, "footfall"), slots.ToString());
                    }
                }

                // After a week of uptime the slow wall clock is a minute short of its last quarter hour.
                Assert.AreEqual(sign == -1 ? 671 : 672, slots);
            }
        }

        [TestMethod]
        public void Whatever_the_clock_does_a_slot_is_neither_shorter_nor_longer_than_the_rule_says()
        {
            for (uint seed = 1; seed <= 40; seed++)
            {
                ScriptedChance chance = new ScriptedChance(seed);
                ScriptedClock clock = new ScriptedClock();
                SlotBlurrer blurrer = Begun(clock);
                long startMs = clock.UptimeMs;
                for (int step = 0; step < 5000; step++)
                {
                    JumpOrNot(clock, chance);
                    Advance(clock, chance, blurrer, startMs);
                    JumpOrNot(clock, chance);
                    long lengthMs = clock.UptimeMs - startMs;
                    int leftMs = blurrer.MsToSlotEnd();
                    bool closed = blurrer.TryCloseSlot(out SummaryBody body);
                    Assert.AreEqual(leftMs == 0, closed);
                    if (closed)
                    {
                        Assert.IsTrue(lengthMs >= BlurringBench.SlotMs - BlurringBench.ToleranceMs, "short: seed " + seed.ToString());
                        Assert.AreEqual((lengthMs + 500) / 1000, (long)body.LengthSeconds);
                        startMs = clock.UptimeMs;
                        Assert.IsFalse(blurrer.TryCloseSlot(out SummaryBody _));
                    }
                    else
                    {
                        Assert.IsTrue(lengthMs < (2 * BlurringBench.SlotMs) - BlurringBench.ToleranceMs, "long: seed " + seed.ToString());
                    }
                }
            }
        }

        [TestMethod]
        public void After_any_jump_a_slot_still_ends_at_a_quarter_hour_of_the_clock_as_it_is_now()
        {
            ScriptedChance chance = new ScriptedChance(77);
            ScriptedClock clock = new ScriptedClock();
            clock.SetUtcMs(BlurringBench.TenOClockMs);
            SlotBlurrer blurrer = Begun(clock);
            for (int slot = 0; slot < 2000; slot++)
            {
                // Within the first 14 minutes no mapping can have made the slot due.
                clock.Advance(chance.Below(840000));
                clock.ShiftUtcMs(chance.Below(2000000) - 1000000);
                Assert.IsNotNull(BlurringBench.CloseNext(blurrer, clock));
                Assert.AreEqual(0L, BlurringBench.UtcMs(clock) % BlurringBench.SlotMs);
            }
        }

        [TestMethod]
        public void Nothing_closes_before_the_beginning()
        {
            ScriptedClock clock = new ScriptedClock();
            SlotBlurrer blurrer = BlurringBench.Blurrer(clock, BlurringBench.Footfall("footfall", 3600));
            clock.Advance(2 * BlurringBench.SlotMs);
            Assert.IsFalse(blurrer.TryCloseSlot(out SummaryBody body));
            Assert.IsNull(body);
        }

        private static SlotBlurrer Begun(ScriptedClock clock)
        {
            SlotBlurrer blurrer = BlurringBench.Blurrer(clock, BlurringBench.Footfall("footfall", 3600));
            blurrer.Begin();
            return blurrer;
        }

        private static void AssertFirstSlot(int bootMsPastTen, int expectedMs)
        {
            ScriptedClock clock = new ScriptedClock();
            clock.AdvanceTo(777);
            clock.SetUtcMs(BlurringBench.TenOClockMs + bootMsPastTen);
            SlotBlurrer blurrer = Begun(clock);
            Assert.AreEqual(expectedMs, blurrer.MsToSlotEnd());
            clock.Advance(expectedMs - 1);
            Assert.IsFalse(blurrer.TryCloseSlot(out SummaryBody _));
            clock.Advance(1);
            Assert.IsTrue(blurrer.TryCloseSlot(out SummaryBody _));
            Assert.AreEqual(0L, BlurringBench.UtcMs(clock) % BlurringBench.SlotMs);
        }

        private static void JumpOrNot(ScriptedClock clock, ScriptedChance chance)
        {
            switch (chance.Below(12))
            {
                case 0:
                    clock.ShiftUtcMs(chance.Below(20000) - 10000);
                    break;
                case 1:
                    clock.ShiftUtcMs(chance.Below(172800000) - 86400000);
                    break;
                case 2:
                    clock.SetUtcMs(BlurringBench.TenOClockMs + chance.Below(86400000));
                    break;
                case 3:
                    // The worst moments: a millisecond about a quarter hour.
                    clock.SetUtcMs(BlurringBench.TenOClockMs + ((long)chance.Below(8) * BlurringBench.SlotMs) + chance.Below(3) - 1);
                    break;
                case 4:
                    clock.ForgetUtc();
                    break;
                default:
                    break;
            }
        }

        private static void Advance(ScriptedClock clock, ScriptedChance chance, SlotBlurrer blurrer, long startMs)
        {
            long earliestMs = startMs + BlurringBench.SlotMs - BlurringBench.ToleranceMs;
            switch (chance.Below(4))
            {
                case 0:
                    clock.Advance(blurrer.MsToSlotEnd());
                    break;
                case 1:
                    if (clock.UptimeMs < earliestMs - 1)
                    {
                        clock.AdvanceTo(earliestMs - chance.Below(2));
                    }

                    break;
                default:
                    clock.Advance(chance.Below(60000));
                    break;
            }
        }
    }
}
