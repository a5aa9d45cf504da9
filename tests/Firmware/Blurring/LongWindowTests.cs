using EdgeNode.Blurring;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Where the windows of up to a day lie with trusted time: from one multiple of their length in UTC since 1970 to the next.</summary>
    [TestClass]
    public class LongWindowTests
    {
        private const long DayMs = 86400000;

        // 1970-01-01, 1970-01-02, 2000-02-29, 2025-11-23, 2038-01-19, 2100-03-01: midnights in UTC.
        private static readonly long[] MidnightsMs =
        {
            0L, DayMs, 951782400000L, 1763856000000L, 2147472000000L, 4107542400000L,
        };

        [TestMethod]
        public void A_window_of_any_length_closes_at_multiples_of_its_length_in_UTC_since_1970_and_at_each_of_them()
        {
            for (int at = 0; at < MidnightsMs.Length; at++)
            {
                // 5,400 s and 25,200 s do not divide a day: theirs begin at another hour each day.
                int[] windowsSeconds = { 1800, 3600, 5400, 7200, 10800, 14400, 21600, 25200, 28800, 43200, 86400 };
                for (int i = 0; i < windowsSeconds.Length; i++)
                {
                    AssertAligned(windowsSeconds[i], MidnightsMs[at] + 1);
                    AssertAligned(windowsSeconds[i], MidnightsMs[at] + (DayMs / 3));
                    AssertAligned(windowsSeconds[i], MidnightsMs[at] + DayMs - 1);
                }
            }
        }

        [TestMethod]
        public void A_window_of_a_day_runs_from_midnight_UTC_to_midnight_UTC()
        {
            for (int at = 0; at < MidnightsMs.Length; at++)
            {
                ScriptedClock clock = new ScriptedClock();
                clock.SetUtcMs(MidnightsMs[at]);
                SlotBlurrer blurrer = Begun(clock, 86400);
                for (int slot = 1; slot <= 3 * 96; slot++)
                {
                    SummaryBody body = BlurringBench.CloseNext(blurrer, clock);
                    Assert.AreEqual(slot % 96 == 0, BlurringBench.Closed(body, "co2"));
                    Assert.AreEqual((MidnightsMs[at] / 1000) + (900L * (slot - 1)), body.StartUtcSeconds);
                }
            }
        }

        private static void AssertAligned(int windowSeconds, long startUtcMs)
        {
            ScriptedClock clock = new ScriptedClock();
            clock.SetUtcMs(startUtcMs);
            SlotBlurrer blurrer = Begun(clock, windowSeconds);
            long windowMs = windowSeconds * 1000L;

            // The first multiple that leaves the first window its length, less what a crystal may drift.
            long expectedMs = startUtcMs + windowMs - BlurringBench.ToleranceMs;
            expectedMs += windowMs - 1 - ((expectedMs + windowMs - 1) % windowMs);
            for (int closed = 0; closed < 3;)
            {
                bool isClosed = BlurringBench.Closed(BlurringBench.CloseNext(blurrer, clock), "co2");
                long utcMs = BlurringBench.UtcMs(clock);
                Assert.AreEqual(utcMs == expectedMs, isClosed, windowSeconds.ToString() + " from " + startUtcMs.ToString());
                expectedMs += isClosed ? windowMs : 0;
                closed += isClosed ? 1 : 0;
            }
        }

        private static SlotBlurrer Begun(ScriptedClock clock, int windowSeconds)
        {
            SlotBlurrer blurrer = BlurringBench.Blurrer(clock, BlurringBench.Co2(windowSeconds));
            blurrer.Begin();
            return blurrer;
        }
    }
}
