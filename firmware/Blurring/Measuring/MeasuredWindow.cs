using EdgeNode.Summaries;

namespace EdgeNode.Blurring
{
    /// <summary>Folds the readings of one quantity into integers. A reading is gone when <see cref="Fold"/> returns.</summary>
    public abstract class MeasuredWindow : IBucketWindow
    {
        // At least 80 % of the samples expected in the window's true duration, as 4 / 5.
        private const int CoverageNumerator = 4;
        private const int CoverageDenominator = 5;

        private readonly int _periodMs;
        private long _openedMs;

        /// <summary>Makes a window.</summary>
        /// <param name="periodMs">How often a reading is expected, in milliseconds.</param>
        protected MeasuredWindow(int periodMs)
        {
            _periodMs = periodMs;
        }

        /// <summary>How many readings have been accumulated since the opening.</summary>
        protected int Samples { get; private set; }

        /// <summary>Folds one reading in.</summary>
        /// <param name="value">Value in the quantity's unit. One that the accumulators cannot hold counts as no sample.</param>
        public void Fold(int value)
        {
            if (TryAccumulate(value))
            {
                Samples++;
            }
        }

        /// <inheritdoc/>
        public void Open(long uptimeMs)
        {
            _openedMs = uptimeMs;
            Samples = 0;
            Reset();
        }

        /// <inheritdoc/>
        /// <remarks>Absent with fewer than 80 % of the samples expected in the window's true duration.</remarks>
        public int CloseAndOpen(long uptimeMs)
        {
            long coveredMs = (long)Samples * _periodMs;
            bool isCovered = Samples > 0 && coveredMs * CoverageDenominator >= (uptimeMs - _openedMs) * CoverageNumerator;
            int bucket = isCovered ? Bucket() : SummaryBody.Absent;
            Open(uptimeMs);
            return bucket;
        }

        /// <summary>Adds a reading to the accumulators.</summary>
        /// <returns>False when they cannot hold it; then they are as before.</returns>
        protected abstract bool TryAccumulate(int value);

        /// <summary>The bucket of what has been accumulated, which is at least one reading.</summary>
        protected abstract int Bucket();

        /// <summary>Sets all accumulators to zero.</summary>
        protected abstract void Reset();
    }
}
