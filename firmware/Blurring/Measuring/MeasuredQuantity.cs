using EdgeNode.Policies;
using EdgeNode.Sensing;

namespace EdgeNode.Blurring
{
    /// <summary>What a measured channel is fed with: the quantity, its unit beside that of the limits, and how often it comes.</summary>
    public static class MeasuredQuantity
    {
        /// <summary>How many quantities there are; each is a whole number from 0 below this.</summary>
        public const int Count = 5;

        /// <summary>The quantity that a channel reports.</summary>
        /// <param name="kind">Kind of a measured channel.</param>
        public static Quantity Of(ChannelKind kind)
        {
            switch (kind)
            {
                case ChannelKind.Sound:
                    return Quantity.SoundLevel;
                case ChannelKind.Pm25:
                    return Quantity.Pm25;
                case ChannelKind.Co2:
                    return Quantity.Co2;
                case ChannelKind.Temperature:
                    return Quantity.Temperature;
                default:
                    return Quantity.Humidity;
            }
        }

        /// <summary>How many of the reading's units make one unit of the channel's limits.</summary>
        /// <param name="kind">Kind of a measured channel.</param>
        public static int PerUnit(ChannelKind kind)
        {
            switch (kind)
            {
                case ChannelKind.Sound:
                case ChannelKind.Pm25:
                    return 10;
                case ChannelKind.Co2:
                    return 1;
                default:
                    return 100;
            }
        }

        /// <summary>How often a reading is expected, in milliseconds.</summary>
        /// <param name="kind">Kind of a measured channel.</param>
        public static int PeriodMs(ChannelKind kind)
        {
            switch (kind)
            {
                case ChannelKind.Sound:
                    return SamplingPeriods.SoundMs;
                case ChannelKind.Pm25:
                    return SamplingPeriods.Pm25Ms;
                case ChannelKind.Co2:
                    return SamplingPeriods.Co2Ms;
                default:
                    return SamplingPeriods.ClimateMs;
            }
        }
    }
}
