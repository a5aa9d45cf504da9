using EdgeNode.Policies;

namespace EdgeNode.Summaries
{
    /// <summary>The text form of a <see cref="Summary"/>: one line of JSON with a fixed key order, padded with spaces to one length.</summary>
    public static class SummaryText
    {
        /// <summary>Length of every summary in bytes: what the longest names and the greatest numbers need.</summary>
        public const int Length = 311;

        /// <summary>Hexadecimal digits of <see cref="Summary.Run"/>.</summary>
        public const int RunLength = 8;

        /// <summary>Greatest boot number.</summary>
        public const int GreatestBoot = 9999999;

        /// <summary>Greatest number of a summary within its run: 285 years of quarter hours.</summary>
        public const int GreatestSeq = 9999999;

        /// <summary>Greatest start of a slot in UTC seconds: the year 2286.</summary>
        public const long GreatestStartUtcSeconds = 9999999999;

        /// <summary>Greatest uptime in seconds: 31 years.</summary>
        public const int GreatestUpSeconds = 999999999;

        /// <summary>Greatest slot length in seconds: 11 days, far beyond the longest slot.</summary>
        public const int GreatestLengthSeconds = 999999;

        /// <summary>Writes the text from the start of the writer's buffer and pads it to <see cref="Length"/>. Allocates nothing.</summary>
        /// <returns>False when a value is out of range or the buffer is too short; then the buffer holds nothing of use.</returns>
        public static bool TryWrite(Summary summary, AsciiWriter writer)
        {
            writer.Clear();
            if (!IsNumbered(summary) || !IsInRange(summary.Body) || !AreChannelsInRange(summary.Body))
            {
                return false;
            }

            writer.Text("{\"v\":1,\"node\":\"");
            writer.Text(summary.Node);
            writer.Text("\",\"run\":\"");
            writer.Text(summary.Run);
            writer.Text("\",\"boot\":");
            writer.Number(summary.Boot);
            writer.Text(",\"seq\":");
            writer.Number(summary.Seq);
            WriteTimes(summary.Body, writer);
            writer.Text(",\"policy\":\"");
            writer.Text(summary.PolicyHash);
            writer.Text("\",\"ch\":{");
            WriteChannels(summary.Body, writer);
            writer.Text("},\"prev\":\"");
            writer.Text(summary.Previous);
            writer.Text("\"}");
            writer.PadTo(Length);
            return !writer.Overflowed;
        }

        private static void WriteTimes(SummaryBody body, AsciiWriter writer)
        {
            writer.Text(",\"start\":");
            if (body.StartUtcSeconds == SummaryBody.NoTime)
            {
                writer.Text("null");
            }
            else
            {
                writer.Number(body.StartUtcSeconds);
            }

            writer.Text(",\"up\":");
            writer.Number(body.UpSeconds);
            writer.Text(",\"len\":");
            writer.Number(body.LengthSeconds);
        }

        private static void WriteChannels(SummaryBody body, AsciiWriter writer)
        {
            for (int i = 0; i < body.ChannelCount; i++)
            {
                writer.Text(i == 0 ? "\"" : ",\"");
                writer.Text(body.NameAt(i));
                writer.Text("\":");
                if (body.BucketAt(i) == SummaryBody.Absent)
                {
                    writer.Text("null");
                }
                else
                {
                    writer.Number(body.BucketAt(i));
                }
            }
        }

        private static bool IsNumbered(Summary summary)
        {
            return Identifier.IsValid(summary.Node, Identifier.GreatestNodeLength)
                && HexText.IsValid(summary.Run, RunLength)
                && summary.Boot >= 0
                && summary.Boot <= GreatestBoot
                && summary.Seq >= 0
                && summary.Seq <= GreatestSeq
                && HexText.IsValid(summary.PolicyHash, Policy.HashLength)
                && HexText.IsValid(summary.Previous, SummaryChain.LinkLength);
        }

        private static bool IsInRange(SummaryBody body)
        {
            return body != null
                && body.StartUtcSeconds >= SummaryBody.NoTime
                && body.StartUtcSeconds <= GreatestStartUtcSeconds
                && body.UpSeconds >= 0
                && body.UpSeconds <= GreatestUpSeconds
                && body.LengthSeconds >= 0
                && body.LengthSeconds <= GreatestLengthSeconds;
        }

        private static bool AreChannelsInRange(SummaryBody body)
        {
            int namesLength = 0;
            for (int i = 0; i < body.ChannelCount; i++)
            {
                string name = body.NameAt(i);
                int bucket = body.BucketAt(i);
                if (!ChannelName.TryParse(name, out _) || bucket < SummaryBody.Absent || bucket > Policy.GreatestLimitCount)
                {
                    return false;
                }

                // JSON leaves open which of two equal keys counts.
                for (int earlier = 0; earlier < i; earlier++)
                {
                    if (body.NameAt(earlier) == name)
                    {
                        return false;
                    }
                }

                namesLength += name.Length;
            }

            return namesLength <= Policy.GreatestNamesLength;
        }
    }
}
