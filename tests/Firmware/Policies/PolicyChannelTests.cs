using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class PolicyChannelTests
    {
        private const string Names = "footfall, footfall.NAME (NAME is 1 to 8 of a-z0-9), sound, pm25, co2, temperature, humidity or pm10";
        private const string Counted = "channel footfall counted window 900 noise 2 lockout 8000 edges 10 20\n";

        [TestMethod]
        public void A_channel_outside_the_list_is_refused()
        {
            AssertRefused("channel rssi measured window 900 unit dBm edges 1\n", "rssi", Names);
            AssertRefused("channel footfall.toolongname counted\n", "footfall.toolongname", Names);
            AssertRefused("channel\n", "end of line", Names);
        }

        [TestMethod]
        public void A_channel_is_of_the_class_that_its_name_has()
        {
            AssertRefused("channel footfall measured window 900 unit people edges 10\n", "measured", "counted");
            AssertRefused("channel sound counted window 900 noise 2 lockout 100 edges 45\n", "counted", "measured");
        }

        [TestMethod]
        public void A_window_is_a_multiple_of_the_slot_up_to_a_day()
        {
            AssertSpoiled("window 900", "window 1800.5", "1800.5", "window in seconds, 900 to 86400");
            AssertSpoiled("window 900", "window 450", "450", "window in seconds, 900 to 86400");
            AssertSpoiled("window 900", "window 87300", "87300", "window in seconds, 900 to 86400");
            AssertSpoiled("window 900", "window 1000", "1000", "window in multiples of the slot, which is 900");
            AssertSpoiled("window 900 ", "", "noise", "window");
            string slot1800 = PolicySamples.Replaced(PolicySamples.WithChannels(PolicySamples.Sound), "slot 900", "slot 1800");
            PolicySamples.AssertRefused(slot1800, 4, "900", "window in seconds, 1800 to 86400");
            PolicySamples.AssertRefused(
                PolicySamples.Replaced(slot1800, "window 900", "window 2700"), 4, "2700", "window in multiples of the slot, which is 1800");
        }

        [TestMethod]
        public void Noise_is_1_to_4()
        {
            for (int noise = 1; noise <= 4; noise++)
            {
                string line = PolicySamples.Replaced(Counted, "noise 2", "noise " + noise.ToString());
                Assert.AreEqual(noise, PolicySamples.Parsed(PolicySamples.WithChannels(line)).Channels[0].Noise);
            }

            AssertSpoiled("noise 2", "noise 0", "0", "noise, 1 to 4");
            AssertSpoiled("noise 2", "noise 5", "5", "noise, 1 to 4");
            AssertSpoiled("noise 2 ", "", "lockout", "noise");
        }

        [TestMethod]
        public void Lockout_is_100_ms_to_a_minute()
        {
            Assert.AreEqual(100, PolicySamples.Parsed(PolicySamples.WithChannels(PolicySamples.Replaced(Counted, "8000", "100"))).Channels[0].LockoutMs);
            Assert.AreEqual(60000, PolicySamples.Parsed(PolicySamples.WithChannels(PolicySamples.Replaced(Counted, "8000", "60000"))).Channels[0].LockoutMs);
            AssertSpoiled("lockout 8000", "lockout 99", "99", "lockout in ms, 100 to 60000");
            AssertSpoiled("lockout 8000", "lockout 60001", "60001", "lockout in ms, 100 to 60000");
            AssertSpoiled("lockout 8000 ", "", "edges", "lockout");
        }

        [TestMethod]
        public void One_to_fifteen_edges_stand_strictly_rising_in_16_bits()
        {
            Assert.AreEqual(1, Limits("10").Length);
            Assert.AreEqual(15, Limits("10 20 30 40 50 60 70 80 90 100 110 120 130 140 150").Length);
            Assert.AreEqual(32767, Limits("10 32767")[1]);
            AssertSpoiled("10 20", "10 20 30 40 50 60 70 80 90 100 110 120 130 140 150 160", "one edge more", "at most 15 edges");
            AssertSpoiled("10 20", "10 32768", "32768", "edge, -32768 to 32767");
            AssertSpoiled("10 20", "10 10", "10", "edges strictly rising, here more than 10");
            AssertSpoiled("10 20", "20 10", "10", "edges strictly rising, here more than 20");
            AssertSpoiled("10 20", "10 20x", "20x", "edge, -32768 to 32767");
            AssertSpoiled(" 10 20", "", "end of line", "edge, -32768 to 32767");
            AssertSpoiled(" edges 10 20", "", "end of line", "edges");
            AssertSpoiled("edges", "limits", "limits", "edges");
        }

        [TestMethod]
        public void Sound_says_its_statistic_and_its_unit()
        {
            AssertRefused("channel sound measured window 900 unit dB(A) edges 45\n", "window", "stat");
            AssertRefused("channel sound measured stat mean window 900 unit dB(A) edges 45\n", "mean", "l50 or leq");
            AssertRefused("channel sound measured stat l90 window 900 unit dB(A) edges 45\n", "l90", "l50 or leq");
            AssertRefused("channel sound measured stat\n", "end of line", "l50 or leq");
            AssertRefused("channel sound measured stat l50 window 900 edges 45\n", "edges", "unit");
            AssertRefused("channel sound measured stat l50 window 900 unit dB edges 45\n", "dB", "dB(A)");
        }

        [TestMethod]
        public void Edges_of_sound_are_what_the_meter_measures()
        {
            PolicySamples.Parsed(PolicySamples.WithChannels("channel sound measured stat l50 window 900 unit dB(A) edges 30 130\n"));
            AssertRefused("channel sound measured stat l50 window 900 unit dB(A) edges 29\n", "29", "edge, 30 to 130");
            AssertRefused("channel sound measured stat l50 window 900 unit dB(A) edges 45 131\n", "131", "edge, 30 to 130");
        }

        [TestMethod]
        public void Other_measured_channels_say_mean_and_their_own_unit()
        {
            AssertRefused("channel pm25 measured window 900 unit ug/m3 edges 5\n", "window", "stat");
            AssertRefused("channel pm25 measured stat l50 window 900 unit ug/m3 edges 5\n", "l50", "mean");
            AssertRefused("channel pm25 measured stat mean window 900 unit ppm edges 5\n", "ppm", "ug/m3");
            AssertRefused("channel pm10 measured stat mean window 900 unit mg/m3 edges 5\n", "mg/m3", "ug/m3");
            AssertRefused("channel co2 measured stat mean window 900 unit % edges 600\n", "%", "ppm");
            AssertRefused("channel temperature measured stat mean window 900 unit C edges 5\n", "C", "degC");
            AssertRefused("channel humidity measured stat mean window 900 unit percent edges 5\n", "percent", "%");
        }

        [TestMethod]
        public void A_channel_stands_once()
        {
            PolicySamples.AssertRefused(
                PolicySamples.WithChannels(Counted + Counted), PolicySamples.FirstChannelLine + 1, "channel footfall again", "each channel once");
        }

        [TestMethod]
        public void A_policy_has_at_most_six_channels()
        {
            string six = Counted
                + PolicySamples.Sound
                + "channel pm25 measured stat mean window 900 unit ug/m3 edges 5\n"
                + "channel co2 measured stat mean window 900 unit ppm edges 600\n"
                + "channel temperature measured stat mean window 900 unit degC edges 5\n"
                + "channel humidity measured stat mean window 900 unit % edges 50\n";
            Assert.AreEqual(6, PolicySamples.Parsed(PolicySamples.WithChannels(six)).Channels.Length);
            PolicySamples.AssertRefused(PolicySamples.WithChannels(six + Counted), 10, "one channel more", "at most 6 channels");
            PolicySamples.AssertRefused(
                PolicySamples.WithChannels(six + "channel pm10 measured stat mean window 900 unit ug/m3 edges 5\n"), 10, "one channel more", "at most 6 channels");
        }

        [TestMethod]
        public void Channel_names_have_at_most_44_characters_together()
        {
            string north = PolicySamples.Replaced(Counted, "footfall", "footfall.north123");
            string south = PolicySamples.Replaced(Counted, "footfall", "footfall.south123");
            string rest = "channel pm25 measured stat mean window 900 unit ug/m3 edges 5\n"
                + "channel co2 measured stat mean window 900 unit ppm edges 600\n";
            PolicySamples.Parsed(PolicySamples.WithChannels(north + south + rest));
            PolicySamples.AssertRefused(
                PolicySamples.WithChannels(north + south + rest + PolicySamples.Sound),
                8,
                "channel names of 46 characters",
                "at most 44 characters for all channel names together");
        }

        private static int[] Limits(string edges)
        {
            return PolicySamples.Parsed(PolicySamples.WithChannels(PolicySamples.Replaced(Counted, "10 20", edges))).Channels[0].Limits;
        }

        private static void AssertSpoiled(string from, string to, string found, string allowed)
        {
            AssertRefused(PolicySamples.Replaced(Counted, from, to), found, allowed);
        }

        private static void AssertRefused(string channelLine, string found, string allowed)
        {
            PolicySamples.AssertRefused(PolicySamples.WithChannels(channelLine), PolicySamples.FirstChannelLine, found, allowed);
        }
    }
}
