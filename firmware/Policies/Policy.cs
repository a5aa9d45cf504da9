namespace EdgeNode.Policies
{
    /// <summary>What a box collects, why, and how it is blurred: the meaning of one policy text.</summary>
    public sealed class Policy
    {
        /// <summary>Hexadecimal digits of <see cref="Hash"/>.</summary>
        public const int HashLength = ShortHash.Length;

        /// <summary>Most channels of a policy.</summary>
        public const int GreatestChannelCount = 6;

        /// <summary>Longest slot and longest window of a channel in seconds: a day.</summary>
        public const int GreatestWindowSeconds = 86400;

        /// <summary>Most characters of all channel names of a policy together. It holds the length of a summary down.</summary>
        public const int GreatestNamesLength = 44;

        /// <summary>Most limits of a channel; its greatest bucket index is as large.</summary>
        public const int GreatestLimitCount = 15;

        /// <summary>The text, byte for byte as hashed and published.</summary>
        public byte[] Text { get; init; }

        /// <summary>The first 128 bits of SHA-256 of <see cref="Text"/> in lower-case hexadecimal: the policy's name on the wire.</summary>
        public string Hash { get; init; }

        /// <summary>Title in the first line.</summary>
        public string Title { get; init; }

        /// <summary>Number that grows with each change.</summary>
        public int Number { get; init; }

        /// <summary>Length of a reporting slot in seconds.</summary>
        public int SlotSeconds { get; init; }

        /// <summary>One to six channels, in the order of the text.</summary>
        public ChannelPolicy[] Channels { get; init; }

        /// <summary>Why the data is collected.</summary>
        public string Purpose { get; init; }

        /// <summary>Legal basis.</summary>
        public string Basis { get; init; }

        /// <summary>Who answers for it.</summary>
        public string Controller { get; init; }

        /// <summary>Where to ask and to read more.</summary>
        public string Contact { get; init; }

        /// <summary>Who may see the summaries.</summary>
        public string Access { get; init; }

        /// <summary>How many days the city keeps summaries.</summary>
        public int RetentionDays { get; init; }
    }
}
