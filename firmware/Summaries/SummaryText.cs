using EdgeNode.Policies;

namespace EdgeNode.Summaries
{
    /// <summary>The text form of a <see cref="Summary"/>: one line of JSON with a fixed key order, padded with spaces to one length.</summary>
    public static class SummaryText
    {
        /// <summary>Length of every summary in bytes: what the longest names and the greatest numbers need.</summary>
        public const int Length = 311;

        /// <summary>Greatest boot number.</summary>
        public const int GreatestBoot = 9999999;

        /// <summary>Greatest number of a summary within its run: 285 years of quarter hours.</summary>
        public const int GreatestSeq = 9999999;

        /// <summary>Greatest uptime in seconds: 31 years.</summary>
        public const int GreatestUpSeconds = 999999999;

        /// <summary>Greatest slot length in seconds: 11 days, far beyond the longest slot.</summary>
        public const int GreatestLengthSeconds = 999999;

        /// <summary>Writes the text from the start of the writer's buffer and pads it to <see cref="Length"/>.</summary>
        /// <returns>False when a value is out of range, so that the text would not fit.</returns>
        public static bool TryWrite(Summary summary, AsciiWriter writer)
        {
            return false;
        }
    }
}
