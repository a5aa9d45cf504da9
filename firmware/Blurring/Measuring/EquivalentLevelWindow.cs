using EdgeNode.Policies;

namespace EdgeNode.Blurring
{
    /// <summary>
    /// LAeq, the steady level with the same energy: what a policy may ask for with <c>stat leq</c>, knowing that one loud event at a
    /// quiet time can be seen in it.
    /// </summary>
    public sealed class EquivalentLevelWindow : MeasuredWindow
    {
        private readonly int _perUnit;
        private readonly int[] _limits;
        private long _energy;

        /// <summary>Makes the window of a channel.</summary>
        /// <param name="channel">The sound channel.</param>
        public EquivalentLevelWindow(ChannelPolicy channel)
            : base(ChannelFeeds.Of(channel.Kind).PeriodMs)
        {
            _perUnit = ChannelFeeds.Of(channel.Kind).PerUnit;
            _limits = channel.Limits;
        }

        /// <inheritdoc/>
        protected override bool TryAccumulate(int value)
        {
            if (value < LevelEnergy.LeastTenthDb || value > LevelEnergy.GreatestTenthDb || Samples == LevelEnergy.MostSamples)
            {
                return false;
            }

            _energy += LevelEnergy.Of(value);
            return true;
        }

        /// <inheritdoc/>
        /// <remarks>Limits are at whole steps of the table, so the level rounded down to a step is in the bucket of the mean energy itself.</remarks>
        protected override int Bucket()
        {
            return BucketIndex.OfMean(LevelEnergy.ToTenthDb(_energy, Samples), 1, _perUnit, _limits);
        }

        /// <inheritdoc/>
        protected override void Reset()
        {
            _energy = 0;
        }
    }
}
