using EdgeNode.Timekeeping;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class NetworkClockTests
    {
        // 2026-11-01T00:00:00Z, and 20 years of 365.25 days later.
        private const long LeastUtcMs = 1793491200000;
        private const long GreatestUtcMs = 1793491200000 + 631152000000;

        private const long DayMs = 86400000;

        [TestMethod]
        public void It_knows_no_time_before_an_answer_and_then_runs_with_the_uptime()
        {
            ScriptedClock uptime = new ScriptedClock();
            uptime.Advance(5000);
            NetworkClock clock = new NetworkClock(uptime, LeastUtcMs);
            AssertUnknown(clock);
            Assert.IsTrue(clock.TryTake(LeastUtcMs + 700));
            AssertTime(LeastUtcMs + 700, clock);
            uptime.Advance(1234);
            AssertTime(LeastUtcMs + 1934, clock);
            Assert.AreEqual(6234L, clock.UptimeMs);
        }

        [TestMethod]
        public void What_no_honest_server_says_is_never_believed_however_often_it_is_said()
        {
            long[] wrong = { LeastUtcMs - 1, 0, -1, long.MinValue / 2, GreatestUtcMs + 1, long.MaxValue };
            for (int i = 0; i < wrong.Length; i++)
            {
                NetworkClock clock = new NetworkClock(new ScriptedClock(), LeastUtcMs);
                for (int time = 0; time < 3; time++)
                {
                    Assert.IsFalse(clock.TryTake(wrong[i]));
                    Assert.IsFalse(clock.HasSuspect);
                    AssertUnknown(clock);
                }
            }
        }

        [TestMethod]
        public void Both_ends_of_twenty_years_are_believed()
        {
            Assert.IsTrue(new NetworkClock(new ScriptedClock(), LeastUtcMs).TryTake(LeastUtcMs));
            Assert.IsTrue(new NetworkClock(new ScriptedClock(), LeastUtcMs).TryTake(GreatestUtcMs));
        }

        [TestMethod]
        public void A_step_of_up_to_a_day_is_taken_at_once_either_way()
        {
            long[] steps = { 0, 1, -1, 3600000, -3600000, DayMs, -DayMs };
            for (int i = 0; i < steps.Length; i++)
            {
                NetworkClock clock = KnownAt(LeastUtcMs + (10 * DayMs));
                Assert.IsTrue(clock.TryTake(LeastUtcMs + (10 * DayMs) + steps[i]));
                AssertTime(LeastUtcMs + (10 * DayMs) + steps[i], clock);
            }
        }

        [TestMethod]
        public void A_jump_of_more_than_a_day_needs_a_second_answer_that_agrees()
        {
            long[] jumps = { DayMs + 1, -DayMs - 1, 365 * DayMs, -9 * DayMs };
            for (int i = 0; i < jumps.Length; i++)
            {
                long utcMs = LeastUtcMs + (10 * DayMs);
                NetworkClock clock = KnownAt(utcMs);
                Assert.IsFalse(clock.TryTake(utcMs + jumps[i]));
                Assert.IsTrue(clock.HasSuspect);
                AssertTime(utcMs, clock);
                Assert.IsTrue(clock.TryTake(utcMs + jumps[i] + NetworkClock.GreatestDisagreementMs));
                Assert.IsFalse(clock.HasSuspect);
                AssertTime(utcMs + jumps[i] + NetworkClock.GreatestDisagreementMs, clock);
            }
        }

        [TestMethod]
        public void A_second_answer_that_says_something_else_is_a_first_one_again()
        {
            long utcMs = LeastUtcMs + (10 * DayMs);
            NetworkClock clock = KnownAt(utcMs);
            Assert.IsFalse(clock.TryTake(utcMs + (3 * DayMs)));
            Assert.IsFalse(clock.TryTake(utcMs + (3 * DayMs) + NetworkClock.GreatestDisagreementMs + 1));
            AssertTime(utcMs, clock);
            Assert.IsTrue(clock.TryTake(utcMs + (3 * DayMs) + NetworkClock.GreatestDisagreementMs + 1));
        }

        [TestMethod]
        public void An_answer_that_fits_the_present_time_takes_the_suspicion_away()
        {
            long utcMs = LeastUtcMs + (10 * DayMs);
            NetworkClock clock = KnownAt(utcMs);
            Assert.IsFalse(clock.TryTake(utcMs + (3 * DayMs)));
            Assert.IsTrue(clock.TryTake(utcMs + 5));
            Assert.IsFalse(clock.HasSuspect);
            Assert.IsFalse(clock.TryTake(utcMs + (3 * DayMs)));
            AssertTime(utcMs + 5, clock);
        }

        [TestMethod]
        public void Agreement_is_judged_on_the_uptime_that_has_passed_meanwhile()
        {
            ScriptedClock uptime = new ScriptedClock();
            NetworkClock clock = new NetworkClock(uptime, LeastUtcMs);
            Assert.IsTrue(clock.TryTake(LeastUtcMs));
            Assert.IsFalse(clock.TryTake(LeastUtcMs + (5 * DayMs)));
            uptime.Advance(30000);
            Assert.IsFalse(clock.TryTake(LeastUtcMs + (5 * DayMs)));
            uptime.Advance(30000);
            Assert.IsTrue(clock.TryTake(LeastUtcMs + (5 * DayMs) + 30000));
        }

        private static NetworkClock KnownAt(long utcMs)
        {
            NetworkClock clock = new NetworkClock(new ScriptedClock(), LeastUtcMs);
            Assert.IsTrue(clock.TryTake(utcMs));
            return clock;
        }

        private static void AssertUnknown(NetworkClock clock)
        {
            Assert.IsFalse(clock.TryGetUtcMs(out long utcMs));
            Assert.AreEqual(0L, utcMs);
        }

        private static void AssertTime(long expectedUtcMs, NetworkClock clock)
        {
            Assert.IsTrue(clock.TryGetUtcMs(out long utcMs));
            Assert.AreEqual(expectedUtcMs, utcMs);
        }
    }
}
