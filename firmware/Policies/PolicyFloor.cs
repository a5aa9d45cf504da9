namespace EdgeNode.Policies
{
    /// <summary>
    /// What no policy may go below, compiled into the firmware. A policy under it is refused by the tool, and again by
    /// the node, whoever wrote it.
    /// </summary>
    public static class PolicyFloor
    {
        /// <summary>Shortest slot in seconds.</summary>
        public const int LeastSlotSeconds = 900;

        /// <summary>Least m of the noise of a counted channel.</summary>
        public const int LeastNoise = 1;

        /// <summary>Greatest m that a policy can have: more noise than that leaves nothing to read.</summary>
        public const int GreatestNoise = 4;

        /// <summary>Least value of the lowest limit of a counted channel.</summary>
        public const int LeastLowestCount = 10;

        /// <summary>Greatest sum of epsilon over the counted channels of a policy, in millionths.</summary>
        public const int GreatestLossMillionths = 700000;

        // -ln(1 - 2^-m) in millionths, rounded up, for m of 1 to 4.
        private static readonly int[] LossMillionths = { 693148, 287683, 133532, 64539 };

        /// <summary>
        /// Epsilon of one detection in one window of one channel: -ln(1 - 2^-m), rounded up to the next millionth so
        /// that a sum of them errs towards less.
        /// </summary>
        /// <param name="noise">m, <see cref="LeastNoise"/> to <see cref="GreatestNoise"/>.</param>
        public static int LossOf(int noise)
        {
            return LossMillionths[noise - LeastNoise];
        }

        /// <summary>Finds the first limit of a channel that makes a bucket narrower than the floor lets it be.</summary>
        /// <param name="kind">What the channel reports.</param>
        /// <param name="limits">Strictly rising limits, at least one.</param>
        /// <param name="leastLimit">The least that this limit could be; 0 when all are allowed.</param>
        /// <returns>Index of the limit, or -1 when all are allowed.</returns>
        public static int FindNarrow(ChannelKind kind, int[] limits, out int leastLimit)
        {
            ChannelDefinition channel = ChannelTable.Of(kind);
            return channel.Form == ChannelForm.Counted
                ? FindNarrowCounted(limits, out leastLimit)
                : FindNarrowMeasured(limits, channel.LeastWidth, out leastLimit);
        }

        private static int FindNarrowCounted(int[] limits, out int leastLimit)
        {
            // The lowest bucket counts from 0, so it is as wide as its limit.
            int below = 0;
            int width = LeastLowestCount;
            for (int i = 0; i < limits.Length; i++)
            {
                leastLimit = below + width;
                if (limits[i] < leastLimit)
                {
                    return i;
                }

                width = limits[i] - below;
                below = limits[i];
            }

            leastLimit = 0;
            return -1;
        }

        private static int FindNarrowMeasured(int[] limits, int leastWidth, out int leastLimit)
        {
            for (int i = 1; i < limits.Length; i++)
            {
                leastLimit = limits[i - 1] + leastWidth;
                if (limits[i] < leastLimit)
                {
                    return i;
                }
            }

            leastLimit = 0;
            return -1;
        }
    }
}
