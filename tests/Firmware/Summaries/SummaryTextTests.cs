using EdgeNode.Policies;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class SummaryTextTests
    {
        [TestMethod]
        public void The_example_has_its_exact_text_and_spaces_after_the_brace()
        {
            string json = "{\"v\":1,\"node\":\"kx7q22\",\"run\":\"9c0e41d2\",\"boot\":41,\"seq\":3012,\"start\":1763856000,\"up\":812345,\"len\":900,"
                + "\"policy\":\"0123456789abcdef0123456789abcdef\",\"ch\":{\"footfall\":3,\"sound\":4,\"pm25\":null},"
                + "\"prev\":\"00000000000000000000000000000000\"}";
            Assert.AreEqual(SummarySamples.Padded(json, SummaryText.Length), SummarySamples.Written(SummarySamples.Example()));
        }

        [TestMethod]
        public void The_longest_values_fill_the_length_exactly()
        {
            string text = SummarySamples.Written(SummarySamples.Longest());
            Assert.AreEqual(SummaryText.Length, text.Length);
            Assert.EndsWith("}", text);
        }

        [TestMethod]
        public void A_summary_without_trusted_time_says_null()
        {
            Summary summary = SummarySamples.Example();
            summary.Body.StartUtcSeconds = SummaryBody.NoTime;
            Assert.Contains("\"start\":null,\"up\":812345,", SummarySamples.Written(summary));
        }

        [TestMethod]
        public void A_slot_in_which_no_window_closes_has_no_channel()
        {
            Summary summary = SummarySamples.Example();
            summary.Body.Clear();
            Assert.Contains("\"ch\":{},", SummarySamples.Written(summary));
        }

        [TestMethod]
        public void No_value_of_a_channel_changes_the_length()
        {
            for (int bucket = SummaryBody.Absent; bucket <= Policy.GreatestLimitCount; bucket++)
            {
                Summary summary = SummarySamples.Example();
                summary.Body.Clear();
                summary.Body.Add("footfall", bucket);
                Assert.AreEqual(SummaryText.Length, SummarySamples.Written(summary).Length);
            }
        }

        [TestMethod]
        public void A_writer_is_used_from_its_start()
        {
            byte[] buffer = new byte[SummaryText.Length];
            AsciiWriter writer = new AsciiWriter(buffer);
            Assert.IsTrue(SummaryText.TryWrite(SummarySamples.Longest(), writer));
            Assert.IsTrue(SummaryText.TryWrite(SummarySamples.Example(), writer));
            Assert.AreEqual(SummarySamples.Written(SummarySamples.Example()), AsciiText.FromBytes(buffer, 0, writer.Count));
        }

        [TestMethod]
        public void A_buffer_that_is_too_short_is_told()
        {
            Assert.IsFalse(SummaryText.TryWrite(SummarySamples.Example(), new AsciiWriter(new byte[SummaryText.Length - 1])));
        }

        [TestMethod]
        public void Numbers_beyond_their_ranges_are_not_written()
        {
            Summary summary = SummarySamples.Longest();
            summary.Boot++;
            SummarySamples.AssertUnwritten(summary);
            summary = SummarySamples.Longest();
            summary.Seq++;
            SummarySamples.AssertUnwritten(summary);
            summary = SummarySamples.Longest();
            summary.Body.StartUtcSeconds++;
            SummarySamples.AssertUnwritten(summary);
            summary = SummarySamples.Longest();
            summary.Body.UpSeconds++;
            SummarySamples.AssertUnwritten(summary);
            summary = SummarySamples.Longest();
            summary.Body.LengthSeconds++;
            SummarySamples.AssertUnwritten(summary);
            summary = SummarySamples.Longest();
            summary.Body.StartUtcSeconds = -2;
            SummarySamples.AssertUnwritten(summary);
            summary = SummarySamples.Longest();
            summary.Seq = -1;
            SummarySamples.AssertUnwritten(summary);
        }

        [TestMethod]
        public void Names_beyond_their_rules_are_not_written()
        {
            Summary summary = SummarySamples.Example();
            summary.Node = "Kx7q22";
            SummarySamples.AssertUnwritten(summary);
            summary = SummarySamples.Example();
            summary.Node = null;
            SummarySamples.AssertUnwritten(summary);
            summary = SummarySamples.Example();
            summary.Run = "9c0e41d";
            SummarySamples.AssertUnwritten(summary);
            summary = SummarySamples.Example();
            summary.PolicyHash = SummarySamples.Fingerprint;
            SummarySamples.AssertUnwritten(summary);
            summary = SummarySamples.Example();
            summary.Previous = null;
            SummarySamples.AssertUnwritten(summary);
        }

        [TestMethod]
        public void Channels_beyond_their_rules_are_not_written()
        {
            AssertChannelUnwritten("rssi", 1);
            AssertChannelUnwritten("sound", -2);
            AssertChannelUnwritten("sound", Policy.GreatestLimitCount + 1);
            AssertChannelUnwritten("footfall", 1);
        }

        [TestMethod]
        public void Names_of_more_than_44_characters_together_are_not_written()
        {
            Summary summary = SummarySamples.Longest();
            summary.Body.Clear();
            summary.Body.Add("footfall.abcdefgh", 1);
            summary.Body.Add("footfall.abcdefgi", 1);
            summary.Body.Add("temperature", 1);
            SummarySamples.AssertUnwritten(summary);
        }

        private static void AssertChannelUnwritten(string name, int bucket)
        {
            Summary summary = SummarySamples.Example();
            summary.Body.Clear();
            summary.Body.Add("footfall", 1);
            summary.Body.Add(name, bucket);
            SummarySamples.AssertUnwritten(summary);
        }
    }
}
