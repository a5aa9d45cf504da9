namespace EdgeNode.Policies
{
    /// <summary>Which buckets of a channel can be reached at all. One that cannot is no fault, but a reason to warn.</summary>
    public static class PolicyReach
    {
        /// <summary>The greatest count of a counted channel's window before noise: one rise at its start and one after each lockout.</summary>
        /// <param name="channel">A counted channel.</param>
        /// <returns>113 for a lockout of 8 s and a window of 900 s.</returns>
        public static int GreatestCount(ChannelPolicy channel)
        {
            // A rise exactly at the end belongs to the next window, so this rounds up rather than adding one.
            int windowMs = channel.WindowSeconds * 1000;
            return (windowMs + channel.LockoutMs - 1) / channel.LockoutMs;
        }

        /// <summary>The least value that a channel can have before noise, in its unit: what its sensor can measure.</summary>
        public static int LeastValue(ChannelPolicy channel)
        {
            return channel.Kind switch
            {
                ChannelKind.Sound => 30,
                ChannelKind.Temperature => -40,
                _ => 0,
            };
        }

        /// <summary>The greatest value that a channel can have before noise, in its unit: what lockout and window, or its sensor,
        /// allow.</summary>
        public static int GreatestValue(ChannelPolicy channel)
        {
            return channel.Kind switch
            {
                ChannelKind.Sound => 130,
                ChannelKind.Pm25 => 999,
                ChannelKind.Co2 => 40000,
                ChannelKind.Temperature => 85,
                ChannelKind.Humidity => 100,
                _ => GreatestCount(channel),
            };
        }

        /// <summary>Whether the bucket that begins at a limit can be reached, other than by noise.</summary>
        /// <param name="channel">The channel.</param>
        /// <param name="index">Index of the limit, which is one less than the index of the bucket.</param>
        public static bool IsReachable(ChannelPolicy channel, int index)
        {
            return channel.Limits[index] <= GreatestValue(channel);
        }

        /// <summary>Whether the bucket below a limit can be reached, other than by noise.</summary>
        /// <param name="channel">The channel.</param>
        /// <param name="index">Index of the limit, which is the index of the bucket below it.</param>
        public static bool IsReachableBelow(ChannelPolicy channel, int index)
        {
            return channel.Limits[index] > LeastValue(channel);
        }
    }
}
