namespace EdgeNode.Policies
{
    /// <summary>How one channel is collected and blurred: one <c>channel</c> line of a policy.</summary>
    public sealed class ChannelPolicy
    {
        /// <summary>Makes the description of a channel. The parser checks the values, not this constructor.</summary>
        /// <param name="name">Name as in the policy text and in summaries.</param>
        /// <param name="kind">What the channel reports.</param>
        /// <param name="statistic">Which value of a window is put into a bucket.</param>
        /// <param name="windowSeconds">Length of a window in seconds, a multiple of the slot.</param>
        /// <param name="noise">m of the two-sided geometric noise, 1 to 4; 0 for a measured channel.</param>
        /// <param name="lockoutMs">Dead time after a counted rise in ms; 0 for a measured channel.</param>
        /// <param name="limits">Bucket limits in the channel's unit, strictly rising. Bucket i holds limit i-1 &lt;= value &lt; limit i.</param>
        public ChannelPolicy(string name, ChannelKind kind, ChannelStatistic statistic, int windowSeconds, int noise, int lockoutMs, int[] limits)
        {
            Name = name;
            Kind = kind;
            Statistic = statistic;
            WindowSeconds = windowSeconds;
            Noise = noise;
            LockoutMs = lockoutMs;
            Limits = limits;
        }

        /// <summary>Name as in the policy text and in summaries.</summary>
        public string Name { get; }

        /// <summary>What the channel reports.</summary>
        public ChannelKind Kind { get; }

        /// <summary>Which value of a window is put into a bucket.</summary>
        public ChannelStatistic Statistic { get; }

        /// <summary>Whether this is a counted channel, with noise, rather than a measured one.</summary>
        public bool IsCounted
        {
            get { return ChannelTable.Of(Kind).Form == ChannelForm.Counted; }
        }

        /// <summary>Length of a window in seconds.</summary>
        public int WindowSeconds { get; }

        /// <summary>m of the noise: its ratio alpha is 1 - 2^-m. 0 for a measured channel.</summary>
        public int Noise { get; }

        /// <summary>Dead time after a counted rise in ms. 0 for a measured channel.</summary>
        public int LockoutMs { get; }

        /// <summary>Bucket limits in the channel's unit, strictly rising.</summary>
        public int[] Limits { get; }
    }
}
