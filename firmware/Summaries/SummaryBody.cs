namespace EdgeNode.Summaries
{
    /// <summary>What blurring hands over at the end of a slot: everything a summary says of the street, before it is numbered and chained.</summary>
    public sealed class SummaryBody
    {
        /// <summary>Most channels that a policy can have.</summary>
        public const int MaxChannels = Policies.Policy.GreatestChannelCount;

        /// <summary>Bucket index of a channel that has no value.</summary>
        public const int Absent = -1;

        /// <summary>Value of <see cref="StartUtcSeconds"/> without trusted time.</summary>
        public const long NoTime = -1;

        private readonly string[] _names = new string[MaxChannels];
        private readonly int[] _buckets = new int[MaxChannels];

        /// <summary>UTC seconds of the slot's start since 1970, or <see cref="NoTime"/>.</summary>
        public long StartUtcSeconds { get; set; }

        /// <summary>Uptime in seconds at the slot's start.</summary>
        public long UpSeconds { get; set; }

        /// <summary>True length of the slot in seconds.</summary>
        public int LengthSeconds { get; set; }

        /// <summary>How many channels closed a window in this slot.</summary>
        public int ChannelCount { get; private set; }

        /// <summary>Forgets all channels, so that the object serves the next slot.</summary>
        public void Clear()
        {
            ChannelCount = 0;
        }

        /// <summary>Adds a channel whose window closed in this slot.</summary>
        /// <param name="name">The channel's name in the policy.</param>
        /// <param name="bucket">Bucket index, or <see cref="Absent"/>.</param>
        public void Add(string name, int bucket)
        {
            _names[ChannelCount] = name;
            _buckets[ChannelCount] = bucket;
            ChannelCount++;
        }

        /// <summary>Name of the channel at <paramref name="index"/>.</summary>
        public string NameAt(int index)
        {
            return _names[index];
        }

        /// <summary>Bucket index of the channel at <paramref name="index"/>, or <see cref="Absent"/>.</summary>
        public int BucketAt(int index)
        {
            return _buckets[index];
        }
    }
}
