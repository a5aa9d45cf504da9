using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Blurring
{
    /// <summary>
    /// Counts the rises of one passage sensor into a number that was noise before the first of them: there is no exact tally
    /// at any time. Rises may come on another thread.
    /// </summary>
    public sealed class CountedWindow : IEdgeSink, IBucketWindow
    {
        /// <summary>Where counting stops: beyond every 16-bit limit, so that no bucket depends on it.</summary>
        public const int GreatestNoisyCount = 65535;

        private readonly object _gate = new object();
        private readonly INoise _noise;
        private readonly int _m;
        private readonly int[] _limits;
        private readonly Lockout _lockout;
        private bool _isFitted;
        private bool _isCounting;
        private int _noisyCount;

        /// <summary>Makes the window of a channel. Nothing is counted until <see cref="Open"/>.</summary>
        /// <param name="channel">A counted channel.</param>
        /// <param name="noise">Where the noise of each window comes from.</param>
        public CountedWindow(ChannelPolicy channel, INoise noise)
        {
            _noise = noise;
            _m = channel.Noise;
            _limits = channel.Limits;
            _lockout = new Lockout(channel.LockoutMs);
        }

        /// <summary>Says that a sensor is there. Counting begins with the next window that opens; without one, windows are absent.</summary>
        public void Fit()
        {
            lock (_gate)
            {
                _isFitted = true;
            }
        }

        /// <inheritdoc/>
        public void OnRise(long uptimeMs)
        {
            lock (_gate)
            {
                if (_lockout.LetsPass(uptimeMs) && _noisyCount < GreatestNoisyCount)
                {
                    _noisyCount++;
                }
            }
        }

        /// <inheritdoc/>
        public void Open(long uptimeMs)
        {
            CloseAndOpen(uptimeMs);
        }

        /// <inheritdoc/>
        /// <remarks>Absent when no sensor is fitted, or when there was no noise at the opening.</remarks>
        public int CloseAndOpen(long uptimeMs)
        {
            // Drawn before the lock, and whether or not anything was counted: the order of draws says nothing of the street.
            bool hasNoise = _noise.TryDraw(_m, out int noise);

            bool wasCounting;
            int noisyCount;
            lock (_gate)
            {
                wasCounting = _isCounting;
                noisyCount = _noisyCount;
                _isCounting = _isFitted && hasNoise;
                _noisyCount = noise;
                if (_isCounting)
                {
                    _lockout.Restart(uptimeMs);
                }
                else
                {
                    // A count without noise would be an exact one.
                    _lockout.Block();
                }
            }

            return wasCounting ? BucketIndex.Of(noisyCount, _limits) : SummaryBody.Absent;
        }
    }
}
