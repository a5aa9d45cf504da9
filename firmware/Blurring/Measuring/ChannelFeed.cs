using EdgeNode.Policies;
using EdgeNode.Sensing;

namespace EdgeNode.Blurring
{
    /// <summary>Which quantity a measured channel is fed with: one row of <see cref="ChannelFeeds"/>.</summary>
    public sealed class ChannelFeed
    {
        internal ChannelFeed(ChannelKind kind, Quantity quantity, int perUnit)
        {
            Kind = kind;
            Quantity = quantity;
            PerUnit = perUnit;
        }

        /// <summary>The channel.</summary>
        public ChannelKind Kind { get; }

        /// <summary>What feeds it. No other channel has the same.</summary>
        public Quantity Quantity { get; }

        /// <summary>How many of the readings' units make one unit of the channel's edges.</summary>
        public int PerUnit { get; }

        /// <summary>How often a reading is expected, in milliseconds.</summary>
        public int PeriodMs
        {
            get { return QuantityTable.Of(Quantity).PeriodMs; }
        }
    }
}
