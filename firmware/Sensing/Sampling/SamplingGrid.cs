namespace EdgeNode.Sensing
{
    /// <summary>
    /// The times at which something is due: a first one, and then one each period. A late step shifts none of the later
    /// times and is not made up for by a burst.
    /// </summary>
    public sealed class SamplingGrid
    {
        private bool _begun;

        /// <summary>Makes a grid whose first time is the first uptime that it is asked about, or the one it is moved to.</summary>
        /// <param name="periodMs">Distance of two times in ms, at least 1.</param>
        public SamplingGrid(int periodMs)
        {
            PeriodMs = periodMs;
        }

        /// <summary>Distance of two times in ms.</summary>
        public int PeriodMs { get; }

        /// <summary>Uptime in ms of the next time.</summary>
        public long NextMs { get; private set; }

        /// <summary>Whether the next time has come.</summary>
        public bool IsDue(long uptimeMs)
        {
            if (!_begun)
            {
                StartAt(uptimeMs);
            }

            return uptimeMs >= NextMs;
        }

        /// <summary>Lays the grid anew, so that <paramref name="uptimeMs"/> is its next time.</summary>
        public void StartAt(long uptimeMs)
        {
            _begun = true;
            NextMs = uptimeMs;
        }

        /// <summary>Goes to the first time of the grid that lies after <paramref name="uptimeMs"/>; those between are left out.</summary>
        public void MoveBeyond(long uptimeMs)
        {
            long behindMs = uptimeMs - NextMs;
            if (behindMs >= 0)
            {
                NextMs += behindMs < PeriodMs ? PeriodMs : ((behindMs / PeriodMs) + 1) * PeriodMs;
            }
        }
    }
}
