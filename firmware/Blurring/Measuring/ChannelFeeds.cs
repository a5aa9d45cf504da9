using System;
using EdgeNode.Policies;
using EdgeNode.Sensing;

namespace EdgeNode.Blurring
{
    /// <summary>What each measured channel is fed with.</summary>
    public static class ChannelFeeds
    {
        // The rows hold constants only: static constructors of the device run in no promised order.
        private static readonly ChannelFeed[] Rows =
        {
            new ChannelFeed(ChannelKind.Sound, Quantity.SoundLevel, perUnit: 10),
            new ChannelFeed(ChannelKind.Pm25, Quantity.Pm25, perUnit: 10),
            new ChannelFeed(ChannelKind.Co2, Quantity.Co2, perUnit: 1),
            new ChannelFeed(ChannelKind.Temperature, Quantity.Temperature, perUnit: 100),
            new ChannelFeed(ChannelKind.Humidity, Quantity.Humidity, perUnit: 100),
            new ChannelFeed(ChannelKind.Pm10, Quantity.Pm10, perUnit: 10),
        };

        /// <summary>What feeds a channel.</summary>
        /// <param name="kind">Kind of a measured channel.</param>
        /// <exception cref="ArgumentException">The channel is counted: nothing measured feeds it.</exception>
        public static ChannelFeed Of(ChannelKind kind)
        {
            foreach (ChannelFeed row in Rows)
            {
                if (row.Kind == kind)
                {
                    return row;
                }
            }

            throw new ArgumentException("a measured channel");
        }
    }
}
