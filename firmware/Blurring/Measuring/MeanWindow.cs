using EdgeNode.Policies;

namespace EdgeNode.Blurring
{
    /// <summary>The bucket of the arithmetic mean, from a sum and a count.</summary>
    public sealed class MeanWindow : MeasuredWindow
    {
        private readonly int _perUnit;
        private readonly int[] _limits;
        private long _sum;

        /// <summary>Makes the window of a channel.</summary>
        /// <param name="channel">A measured channel.</param>
        public MeanWindow(ChannelPolicy channel)
            : base(ChannelFeeds.Of(channel.Kind).PeriodMs)
        {
            _perUnit = ChannelFeeds.Of(channel.Kind).PerUnit;
            _limits = channel.Limits;
        }

        /// <inheritdoc/>
        protected override bool TryAccumulate(int value)
        {
            // 32-bit readings and a 32-bit count of them: the sum cannot leave 64 bits.
            _sum += value;
            return true;
        }

        /// <inheritdoc/>
        protected override int Bucket()
        {
            return BucketIndex.OfMean(_sum, Samples, _perUnit, _limits);
        }

        /// <inheritdoc/>
        protected override void Reset()
        {
            _sum = 0;
        }
    }
}
