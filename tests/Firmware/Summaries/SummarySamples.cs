using EdgeNode.Policies;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>The example of the protocol, the longest summary that there can be, and their texts.</summary>
    public static class SummarySamples
    {
        public const string Hash = "0123456789abcdef0123456789abcdef";
        public const string Fingerprint = Hash + Hash;

        public static Summary Example()
        {
            SummaryBody body = new SummaryBody();
            body.StartUtcSeconds = 1763856000;
            body.UpSeconds = 812345;
            body.LengthSeconds = 900;
            body.Add("footfall", 3);
            body.Add("sound", 4);
            body.Add("pm25", SummaryBody.Absent);
            Summary summary = new Summary(body);
            summary.Node = "kx7q22";
            summary.Run = "9c0e41d2";
            summary.Boot = 41;
            summary.Seq = 3012;
            summary.PolicyHash = Hash;
            summary.Previous = SummaryChain.None;
            return summary;
        }

        public static Summary Longest()
        {
            SummaryBody body = new SummaryBody();
            body.StartUtcSeconds = SummaryText.GreatestStartUtcSeconds;
            body.UpSeconds = SummaryText.GreatestUpSeconds;
            body.LengthSeconds = SummaryText.GreatestLengthSeconds;

            // Names of 44 characters together, and null is longer than any bucket.
            body.Add("footfall.abcd", SummaryBody.Absent);
            body.Add("sound", SummaryBody.Absent);
            body.Add("pm25", SummaryBody.Absent);
            body.Add("humidity", SummaryBody.Absent);
            body.Add("temperature", SummaryBody.Absent);
            body.Add("co2", SummaryBody.Absent);
            Summary summary = new Summary(body);
            summary.Node = "abcdefgh-0123456";
            summary.Run = "ffffffff";
            summary.Boot = SummaryText.GreatestBoot;
            summary.Seq = SummaryText.GreatestSeq;
            summary.PolicyHash = Hash;
            summary.Previous = Hash;
            return summary;
        }

        public static string Written(Summary summary)
        {
            byte[] buffer = new byte[SummaryText.Length];
            AsciiWriter writer = new AsciiWriter(buffer);
            Assert.IsTrue(SummaryText.TryWrite(summary, writer));
            return AsciiText.FromBytes(buffer, 0, writer.Count);
        }

        public static void AssertUnwritten(Summary summary)
        {
            Assert.IsFalse(SummaryText.TryWrite(summary, new AsciiWriter(new byte[2 * SummaryText.Length])));
        }

        public static string Padded(string text, int length)
        {
            return text + new string(' ', length - text.Length);
        }
    }
}
