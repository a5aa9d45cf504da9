using EdgeNode.Blurring;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Policies, and a blurrer on a scripted clock, for the tests of slots and windows.</summary>
    public static class BlurringBench
    {
        public const int SlotMs = 900000;
        public const int ToleranceMs = 5000;

        // 2025-11-23T10:00:00Z, a full hour.
        public const long TenOClockMs = 1763892000000;

        public static ChannelPolicy Footfall(string name, int windowSeconds)
        {
            return new ChannelPolicy(name, ChannelKind.Footfall, ChannelStatistic.NoisyCount, windowSeconds, 2, 500, new int[] { 10, 20, 30 });
        }

        public static ChannelPolicy Sound(ChannelStatistic statistic, int windowSeconds)
        {
            return new ChannelPolicy("sound", ChannelKind.Sound, statistic, windowSeconds, 0, 0, new int[] { 45, 50, 55, 60, 65, 70, 75, 80 });
        }

        public static ChannelPolicy Co2(int windowSeconds)
        {
            return new ChannelPolicy("co2", ChannelKind.Co2, ChannelStatistic.Mean, windowSeconds, 0, 0, new int[] { 600, 800, 1000, 1400, 2000 });
        }

        public static Policy Policy(params ChannelPolicy[] channels)
        {
            return new Policy { SlotSeconds = SlotMs / 1000, Channels = channels };
        }

        /// <summary>A blurrer whose entropy does not run out.</summary>
        public static SlotBlurrer Blurrer(IClock clock, params ChannelPolicy[] channels)
        {
            return new SlotBlurrer(Policy(channels), clock, new GoodEntropy(9));
        }

        /// <summary>Lets time pass to the slot's end as the blurrer gives it, and closes the slot.</summary>
        /// <returns>Null when it would not close.</returns>
        public static SummaryBody CloseNext(SlotBlurrer blurrer, ScriptedClock clock)
        {
            clock.Advance(blurrer.MsToSlotEnd());
            blurrer.TryCloseSlot(out SummaryBody body);
            return body;
        }

        /// <summary>Whether a channel's window closed with the slot.</summary>
        public static bool Closed(SummaryBody body, string channel)
        {
            for (int i = 0; i < body.ChannelCount; i++)
            {
                if (body.NameAt(i) == channel)
                {
                    return true;
                }
            }

            return false;
        }

        public static long UtcMs(ScriptedClock clock)
        {
            clock.TryGetUtcMs(out long utcMs);
            return utcMs;
        }
    }
}
