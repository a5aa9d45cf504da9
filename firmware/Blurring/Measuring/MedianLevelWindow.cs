using System;
using EdgeNode.Policies;

namespace EdgeNode.Blurring
{
    /// <summary>
    /// L50, the level that is exceeded half of the time, from a histogram of 0.5 dB over 30 to 130 dB(A).
    /// </summary>
    /// <remarks>
    /// The median of n levels is the ceil(n / 2)-th smallest: of an even number the lower of the two in the middle. Limits are whole
    /// dB and so lie between bins: the bucket found here is that of the exact median.
    /// </remarks>
    public sealed class MedianLevelWindow : MeasuredWindow
    {
        /// <summary>Width of a bin in 0.1 dB.</summary>
        public const int BinTenthDb = 5;

        // The last bin holds 130.0 dB alone.
        private const int Bins = ((LevelEnergy.GreatestTenthDb - LevelEnergy.LeastTenthDb) / BinTenthDb) + 1;

        private readonly int _perUnit;
        private readonly int[] _limits;
        private readonly int[] _histogram = new int[Bins];

        /// <summary>Makes the window of a channel.</summary>
        /// <param name="channel">The sound channel.</param>
        public MedianLevelWindow(ChannelPolicy channel)
            : base(ChannelFeeds.Of(channel.Kind).PeriodMs)
        {
            _perUnit = ChannelFeeds.Of(channel.Kind).PerUnit;
            _limits = channel.Limits;
        }

        /// <inheritdoc/>
        protected override bool TryAccumulate(int value)
        {
            if (value < LevelEnergy.LeastTenthDb || value > LevelEnergy.GreatestTenthDb)
            {
                return false;
            }

            _histogram[(value - LevelEnergy.LeastTenthDb) / BinTenthDb]++;
            return true;
        }

        /// <inheritdoc/>
        protected override int Bucket()
        {
            int rank = (Samples / 2) + (Samples % 2);
            int bin = 0;
            int below = _histogram[0];
            while (below < rank)
            {
                bin++;
                below += _histogram[bin];
            }

            int medianTenthDb = LevelEnergy.LeastTenthDb + (bin * BinTenthDb);
            return BucketIndex.OfMean(medianTenthDb, 1, _perUnit, _limits);
        }

        /// <inheritdoc/>
        protected override void Reset()
        {
            Array.Clear(_histogram, 0, Bins);
        }
    }
}
