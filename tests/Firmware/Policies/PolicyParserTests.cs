using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class PolicyParserTests
    {
        [TestMethod]
        public void Every_statement_reaches_the_policy()
        {
            Policy policy = PolicySamples.Parsed(PolicySamples.Whole);
            Assert.AreEqual("Market Square, footfall and air", policy.Title);
            Assert.AreEqual(7, policy.Number);
            Assert.AreEqual(900, policy.SlotSeconds);
            Assert.AreEqual("Plan crossing times and street cleaning", policy.Purpose);
            Assert.AreEqual("GDPR 6(1)(e)", policy.Basis);
            Assert.AreEqual("City of Example", policy.Controller);
            Assert.AreEqual("https://privacy.example/boxes", policy.Contact);
            Assert.AreEqual("Traffic department; the public, as published", policy.Access);
            Assert.AreEqual(365, policy.RetentionDays);
            Assert.AreEqual(2, policy.Channels.Length);
        }

        [TestMethod]
        public void A_counted_channel_is_read_whole()
        {
            ChannelPolicy channel = PolicySamples.Parsed(PolicySamples.Whole).Channels[0];
            Assert.AreEqual("footfall", channel.Name);
            Assert.AreEqual((int)ChannelKind.Footfall, (int)channel.Kind);
            Assert.AreEqual((int)ChannelStatistic.NoisyCount, (int)channel.Statistic);
            Assert.IsTrue(channel.IsCounted);
            Assert.AreEqual(900, channel.WindowSeconds);
            Assert.AreEqual(2, channel.Noise);
            Assert.AreEqual(8000, channel.LockoutMs);
            CollectionAssert.AreEqual(new int[] { 10, 20, 30, 45, 65, 90 }, channel.Limits);
        }

        [TestMethod]
        public void Measured_channels_are_read_whole()
        {
            Policy policy = PolicySamples.Parsed(PolicySamples.WithChannels(
                "channel sound measured stat leq window 900 unit dB(A) edges 30 130\n"
                + "channel pm25 measured stat mean window 3600 unit ug/m3 edges 5 10 15 25 50 75\n"
                + "channel co2 measured stat mean window 3600 unit ppm edges 600 800 1000 1400 2000\n"
                + "channel temperature measured stat mean window 86400 unit degC edges -32768 -2 0 2 32767\n"
                + "channel humidity measured stat mean window 1800 unit % edges 50\n"));
            AssertMeasured(policy.Channels[0], "sound", ChannelKind.Sound, ChannelStatistic.Leq, 900);
            AssertMeasured(policy.Channels[1], "pm25", ChannelKind.Pm25, ChannelStatistic.Mean, 3600);
            AssertMeasured(policy.Channels[2], "co2", ChannelKind.Co2, ChannelStatistic.Mean, 3600);
            AssertMeasured(policy.Channels[3], "temperature", ChannelKind.Temperature, ChannelStatistic.Mean, 86400);
            AssertMeasured(policy.Channels[4], "humidity", ChannelKind.Humidity, ChannelStatistic.Mean, 1800);
            CollectionAssert.AreEqual(new int[] { -32768, -2, 0, 2, 32767 }, policy.Channels[3].Limits);
            Assert.AreEqual((int)ChannelStatistic.L50, (int)PolicySamples.Parsed(PolicySamples.Whole).Channels[1].Statistic);
        }

        [TestMethod]
        public void The_hash_names_every_byte_of_the_text()
        {
            byte[] text = AsciiText.ToBytes(PolicySamples.Whole);
            Policy policy = PolicySamples.Parsed(PolicySamples.Whole);
            Assert.AreEqual(new ShortHash().Of(text, 0, text.Length), policy.Hash);
            CollectionAssert.AreEqual(text, policy.Text);
            Assert.AreNotEqual(policy.Hash, PolicySamples.Parsed(PolicySamples.Whole + "\n").Hash);
        }

        [TestMethod]
        public void A_policy_does_not_follow_changes_of_the_buffer_it_was_read_from()
        {
            byte[] text = AsciiText.ToBytes(PolicySamples.Whole);
            Assert.IsTrue(PolicyParser.TryParse(text, out Policy policy, out _));
            text[0] = (byte)'x';
            Assert.AreEqual((int)'p', (int)policy.Text[0]);
        }

        [TestMethod]
        public void Comments_empty_lines_and_spaces_mean_nothing()
        {
            string text = "# said of the square\n\n   \n  # and \"more\"\n" + PolicySamples.Replaced(PolicySamples.Whole, "number 7", "  number    7  ");
            Assert.AreEqual(7, PolicySamples.Parsed(text).Number);
        }

        [TestMethod]
        public void Statements_after_the_first_come_in_any_order_but_slot_before_channel()
        {
            PolicySamples.Parsed(PolicySamples.Title + PolicySamples.Why + PolicySamples.Slot + PolicySamples.Footfall + PolicySamples.Number);
            PolicySamples.AssertRefused(
                PolicySamples.Title + PolicySamples.Footfall + PolicySamples.Slot + PolicySamples.Number + PolicySamples.Why,
                2,
                "channel",
                "slot before the first channel");
        }

        private static void AssertMeasured(ChannelPolicy channel, string name, ChannelKind kind, ChannelStatistic statistic, int windowSeconds)
        {
            Assert.AreEqual(name, channel.Name);
            Assert.AreEqual((int)kind, (int)channel.Kind);
            Assert.AreEqual((int)statistic, (int)channel.Statistic);
            Assert.IsFalse(channel.IsCounted);
            Assert.AreEqual(windowSeconds, channel.WindowSeconds);
            Assert.AreEqual(0, channel.Noise);
            Assert.AreEqual(0, channel.LockoutMs);
        }
    }
}
