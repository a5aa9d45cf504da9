using EdgeNode.Blurring;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Reporting;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>What the box's parts hand to each other: each value arrives where it belongs, and not another one that looks like it.</summary>
    [TestClass]
    public class WiringTests
    {
        private const int SlotMs = WiredRig.SlotMs;
        private const int DrainMs = 400000;

        // Too far apart for noise to reach from one count to the other.
        private const string Ways =
            "channel footfall.in counted window 900 noise 2 lockout 100 edges 300 3000\nchannel footfall.out counted window 900 noise 2 lockout 100 edges 300 3000\n";

        private const string Air =
            "channel sound measured stat l50 window 900 unit dB(A) edges 45 50\nchannel co2 measured stat mean window 900 unit ppm edges 600 800\n"
            + "channel humidity measured stat mean window 900 unit % edges 20 30\n";

        [TestMethod]
        public void Each_setting_stands_where_receivers_look_for_it()
        {
            WiredRig rig = Booted(Ways);
            rig.RunTo(SlotMs + DrainMs);

            Assert.AreEqual("edgenode/1/demo/kx7q22/about", rig.Last("about").Topic);
            Assert.AreEqual(
                "{\"v\":1,\"node\":\"kx7q22\",\"site\":\"market-3\",\"lat\":52520008,\"lon\":13404954,\"height\":350,\"board\":\"bench\","
                + "\"sensors\":[\"light-barrier\",\"hc-sr501\",\"sen0232\",\"scd41\",\"bme280\"],"
                + "\"cert\":\"ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221102\"}",
                rig.Last("about").Text.Trim());
            Assert.AreEqual("edgenode/1/demo/kx7q22/state", rig.Last("state").Topic);
            Assert.Contains("\"node\":\"kx7q22\",\"state\":\"ready\"", rig.Last("state").Text);
            Assert.Contains("\"image\":\"00112233445566778899aabbccddeeff00112233445566778899aabbccddee01\"", rig.Last("state").Text);
            Assert.AreEqual("edgenode/1/demo/kx7q22/summary", rig.Last("summary").Topic);
            Assert.Contains("\"node\":\"kx7q22\",", rig.Last("summary").Text);
            Assert.AreEqual("edgenode/1/demo/kx7q22/health", rig.Last("health").Topic);
            Assert.Contains("\"node\":\"kx7q22\",\"boot\":1,", rig.Last("health").Text);
        }

        [TestMethod]
        public void Only_what_the_broker_is_to_keep_is_retained()
        {
            WiredRig rig = Booted(Ways);
            rig.RunTo(SlotMs + DrainMs);

            Assert.IsTrue(rig.Last("state").Retain && rig.Last("policy").Retain && rig.Last("about").Retain);
            Assert.IsFalse(rig.Last("summary").Retain || rig.Last("health").Retain);
        }

        [TestMethod]
        public void The_connection_bears_the_nodes_name_its_will_and_a_keep_alive_of_two_slots()
        {
            int[] slotsSeconds = { 900, 3600, 28800, 86400 };
            int[] keepAlives = { 1800, 7200, 57600, UplinkSession.GreatestKeepAliveSeconds };
            for (int i = 0; i < slotsSeconds.Length; i++)
            {
                string window = slotsSeconds[i].ToString();
                WiredRig rig = new WiredRig("channel co2 measured stat mean window " + window + " unit ppm edges 600 800\n", slotsSeconds[i]);
                rig.Boot();
                rig.RunTo(DrainMs);

                Assert.AreEqual("kx7q22", rig.Link.Session.ClientId);
                Assert.AreEqual("edgenode/1/demo/kx7q22/state", rig.Link.Session.WillTopic);
                Assert.Contains("\"state\":\"lost\"", rig.Link.Session.WillText);
                Assert.AreEqual(StateText.Length, rig.Link.Session.WillText.Length);
                Assert.AreEqual(keepAlives[i], rig.Link.Session.KeepAliveSeconds);
            }
        }

        [TestMethod]
        public void Rises_of_each_pin_count_in_its_own_channel_and_in_no_other()
        {
            for (int pin = 0; pin < 2; pin++)
            {
                WiredRig rig = Booted(Ways);
                for (int rise = 0; rise < 1000; rise++)
                {
                    (pin == 0 ? rig.InPin : rig.OutPin).Rise(WiredRig.WarmUpMs + (rise * 100L));
                }

                rig.RunTo(SlotMs + DrainMs);

                Assert.Contains(pin == 0 ? "{\"footfall.in\":1,\"footfall.out\":0}" : "{\"footfall.in\":0,\"footfall.out\":1}", rig.Last("summary").Text);
            }
        }

        [TestMethod]
        public void Rises_in_a_parts_warm_up_count_nothing_and_another_part_has_none()
        {
            WiredRig rig = Booted(Ways);
            for (int rise = 0; rise < 590; rise++)
            {
                rig.InPin.Rise(rise * 100L);
                rig.OutPin.Rise(rise * 100L);
            }

            rig.RunTo(SlotMs + DrainMs);

            Assert.Contains("{\"footfall.in\":1,\"footfall.out\":0}", rig.Last("summary").Text);
        }

        [TestMethod]
        public void Health_names_the_sampled_sensors_in_order_and_each_ones_own_errors()
        {
            WiredRig rig = Booted(Air);
            rig.RunTo(SlotMs + DrainMs);
            Assert.Contains("\"errors\":{\"sen0232\":\"0\",\"scd41\":\"10-99\",\"bme280\":\"10-99\"}", rig.Last("health").Text);

            WiredRig deaf = Booted(Ways + "channel humidity measured stat mean window 900 unit % edges 20 30\n");
            deaf.RunTo(SlotMs + DrainMs);
            Assert.Contains("\"errors\":{\"bme280\":\"10-99\"}", deaf.Last("health").Text);
        }

        [TestMethod]
        public void Health_tells_what_waits_without_the_slot_that_makes_it()
        {
            // Also on the second day, when more has been sent than the outbox has room for.
            WiredRig rig = new WiredRig(Ways) { Segments = 2 };
            rig.Boot();
            rig.RunTo(SlotMs + DrainMs);
            Assert.Contains("\"outbox\":\"empty\"", rig.Last("health").Text);
            rig.RunTo((97L * SlotMs) + DrainMs);
            Assert.AreEqual(2, rig.Count("health"));
            Assert.Contains("\"outbox\":\"empty\"", rig.Last("health").Text);

            // As little room as there is: one that waits is not "empty".
            WiredRig waiting = new WiredRig(Ways) { StartUtcMs = NodeRig.MidnightUtcMs - SlotMs, Segments = 2 };
            waiting.Boot();
            waiting.Link.ConnectAnswer = LinkSignal.ConnectFailed;
            waiting.RunTo(97L * SlotMs);
            waiting.Link.ConnectAnswer = LinkSignal.Connected;
            waiting.RunTo((98L * SlotMs) - 1);
            Assert.Contains("\"outbox\":\"full\"", waiting.Last("health").Text);
        }

        [TestMethod]
        public void A_part_is_asked_when_any_of_its_channels_is_there_and_at_its_own_address()
        {
            string[] channels = { "temperature measured stat mean window 900 unit degC edges 0 2\n", "humidity measured stat mean window 900 unit % edges 20 30\n" };
            for (int i = 0; i < channels.Length; i++)
            {
                WiredRig rig = Booted("channel " + channels[i]);
                rig.RunTo(120000);
                Assert.IsTrue(rig.ClimateBus.Calls > 0, channels[i]);
                Assert.AreEqual(0x77, rig.ClimateBus.LastAddress);
                Assert.AreEqual(0, rig.Co2Bus.Calls);
                Assert.AreEqual(0, rig.Meter.Reads);
            }
        }

        [TestMethod]
        public void After_a_restart_a_fresh_summary_waits_for_the_nodes_send_offset_too()
        {
            WiredRig rig = Booted(Ways);
            rig.RunTo((3L * SlotMs) - 1);
            rig.StartUtcMs += 3L * SlotMs;
            rig.Boot();
            rig.RunTo(SlotMs + DrainMs);

            Assert.Contains("\"seq\":2,", rig.Last("summary").Text);
            Assert.AreEqual((long)SlotMs + ReportingRig.SendOffsetMs, rig.Last("summary").UptimeMs);
            Assert.Contains("\"boot\":2,", rig.Last("summary").Text);
            Assert.Contains("\"boot\":2,", rig.Last("state").Text);
            Assert.Contains("\"boot\":2,", rig.Last("health").Text);
        }

        [TestMethod]
        public void A_boot_draws_once_for_each_counted_channel()
        {
            // A run's name has 64 bytes, the first delay 4; a draw of noise 2 seldom needs more than a few beside those that are thrown away.
            const int BytesAroundADraw = TestedEntropy.DiscardedBefore + TestedEntropy.DiscardedAfter;
            int begunAt = 64 + 4 + TestedEntropy.StartUpSamples + (2 * BytesAroundADraw);
            WiredRig rig = Booted(Ways);
            Assert.IsTrue(rig.Entropy.Position > begunAt + 1 && rig.Entropy.Position < begunAt + 64, rig.Entropy.Position.ToString());
        }

        [TestMethod]
        public void Health_is_told_again_when_24_hours_less_one_slot_of_the_policys_have_passed()
        {
            // Slots of 6 hours from 05:30 on: the first that ends in a day ends at 12:00, a day later at 00:00 and at 06:00.
            WiredRig rig = new WiredRig("channel co2 measured stat mean window 21600 unit ppm edges 600 800\n", 21600) { StartUtcMs = NodeRig.MidnightUtcMs + (330 * 60000) };
            rig.Boot();
            const int HourMs = 3600000;
            rig.RunTo(40L * HourMs);

            // 06:00 of the second day, 24.5 hours after 05:30.
            Assert.AreEqual((24L * HourMs) + (HourMs / 2) + ReportingRig.SendOffsetMs, rig.Last("health").UptimeMs - (rig.Last("health").UptimeMs % 1000));
        }

        [TestMethod]
        public void The_longest_policy_that_the_grammar_allows_is_taken_published_and_named_whole()
        {
            string comment = "# " + new string('c', 197) + "\n";
            string filled = Ways;
            int room = PolicyParser.GreatestLength - ("policy 1 \"Market Square\"\nnumber 7\nslot 900\n" + NodeRig.PolicyTail).Length;
            while (room - filled.Length >= 2 * comment.Length)
            {
                filled += comment;
            }

            filled += "# " + new string('c', ((room - filled.Length) / 2) - 3) + "\n";
            filled += "# " + new string('c', room - filled.Length - 3) + "\n";
            WiredRig rig = Booted(filled);
            rig.RunTo(SlotMs + DrainMs);

            string text = rig.Last("policy").Text;
            Assert.AreEqual(PolicyParser.GreatestLength, text.Length);
            Assert.AreEqual(ToldSet.TextOf(rig.Store, PartName.Policy), text);
            Assert.Contains("\"policy\":\"" + ReceivedSummaries.ShortHashOf(text) + "\"", rig.Last("summary").Text);
        }

        [TestMethod]
        public void The_outbox_has_the_room_that_the_board_gives_it()
        {
            int[] segments = { 2, 5 };
            for (int i = 0; i < segments.Length; i++)
            {
                WiredRig rig = new WiredRig(Ways) { Segments = segments[i] };
                rig.Boot();
                rig.Link.ConnectAnswer = LinkSignal.ConnectFailed;
                rig.RunTo(70L * SlotMs);
                rig.Link.ConnectAnswer = LinkSignal.Connected;
                rig.RunTo(71L * SlotMs);

                // 69 slots had ended, numbers 0 to 68; number 60 begins the sixth segment.
                ReceivedSummaries received = new ReceivedSummaries(rig.Messages);
                Assert.AreEqual((5 - segments[i] + 1) * 12, received.SeqAt(0));
            }
        }

        private static WiredRig Booted(string channels)
        {
            WiredRig rig = new WiredRig(channels);
            rig.Boot();
            return rig;
        }
    }
}
