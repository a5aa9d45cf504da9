using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class NodeTests
    {
        private const int SlotMs = NodeRig.SlotMs;

        // Longer than the greatest send offset.
        private const int DrainMs = 400000;

        [TestMethod]
        public void A_slot_becomes_one_summary_that_is_committed_sent_and_acknowledged()
        {
            NodeRig rig = Booted();

            rig.Run((4L * SlotMs) + DrainMs, 9000);

            Assert.AreEqual(4, rig.Node.SlotsReleased);
            Assert.AreEqual(4, rig.Node.SummariesAcknowledged);
            ReceivedSummaries received = new ReceivedSummaries(rig.Messages);
            Assert.AreEqual(4, received.Count);
            for (int seq = 0; seq < 4; seq++)
            {
                string text = received.TextAt(seq);
                Assert.AreEqual(SummaryText.Length, text.Length);
                Assert.Contains("\"start\":" + ((NodeRig.MidnightUtcMs / 1000) + (900 * seq)).ToString() + ",\"up\":" + (900 * seq).ToString() + ",\"len\":900,", text);
                Assert.Contains("\"ch\":{\"footfall\":", text);

                // 1.0 V on a SEN0232 is 50 dB(A).
                Assert.Contains(",\"sound\":2}", text);
            }
        }

        [TestMethod]
        public void When_and_how_much_is_sent_does_not_depend_on_the_street()
        {
            NodeRig quiet = Booted();
            NodeRig busy = Booted();
            busy.Meter.Millivolts = 1600;

            quiet.Run((12L * SlotMs) + DrainMs);
            busy.Run((12L * SlotMs) + DrainMs, 700);

            Assert.AreEqual(quiet.Messages.Count, busy.Messages.Count);
            bool differs = false;
            for (int i = 0; i < quiet.Messages.Count; i++)
            {
                Assert.AreEqual(quiet.MessageAt(i).UptimeMs, busy.MessageAt(i).UptimeMs);
                Assert.AreEqual(quiet.MessageAt(i).Topic, busy.MessageAt(i).Topic);
                Assert.AreEqual(quiet.MessageAt(i).Text.Length, busy.MessageAt(i).Text.Length);
                differs = differs || quiet.MessageAt(i).Text != busy.MessageAt(i).Text;
            }

            // The control: the streets were not the same.
            Assert.IsTrue(differs);
        }

        [TestMethod]
        public void Streets_of_the_same_count_on_the_same_tape_give_the_same_bytes_at_the_same_times()
        {
            NodeRig early = Booted();
            NodeRig late = Booted();
            for (int slot = 0; slot < 4; slot++)
            {
                early.Run(SlotMs / 2, SlotMs / 60);
                early.Run(SlotMs / 2);
                late.Run(SlotMs / 2);
                late.Run(SlotMs / 2, SlotMs / 60);
            }

            early.Run(DrainMs);
            late.Run(DrainMs);

            Assert.IsTrue(early.Messages.Count > 8);
            Assert.AreEqual(early.Messages.Count, late.Messages.Count);
            for (int i = 0; i < early.Messages.Count; i++)
            {
                Assert.AreEqual(early.MessageAt(i).UptimeMs, late.MessageAt(i).UptimeMs);
                Assert.AreEqual(early.MessageAt(i).Text, late.MessageAt(i).Text);
            }
        }

        [TestMethod]
        public void What_is_sampled_at_a_slots_end_belongs_to_the_next_slot()
        {
            NodeRig rig = Booted();
            rig.Run(SlotMs);
            int before = rig.Store.Commits;
            Assert.AreEqual(before, rig.Meter.CommitsAtLastRead);

            rig.Run(1);

            Assert.AreEqual(1, rig.Node.SlotsReleased);
            Assert.IsTrue(rig.Meter.CommitsAtLastRead > before);
        }

        [TestMethod]
        public void The_sound_meter_is_read_each_second()
        {
            NodeRig rig = Booted();

            rig.Run(SlotMs);

            Assert.AreEqual(900, rig.Meter.Reads);
        }

        [TestMethod]
        public void A_part_that_the_policy_has_no_channel_for_is_told_and_not_used()
        {
            NodeRig rig = new NodeRig { Channel = "footfall.north" };
            ToldSet.Change(rig.Store, PartName.Policy, NodeRig.PolicyHead + NodeRig.Footfall + NodeRig.PolicyTail);
            Assert.IsTrue(rig.TryBoot(), rig.Refusal);

            rig.Run(SlotMs);

            Assert.AreEqual(0, rig.Meter.Reads);
            Assert.IsFalse(rig.Pin.IsStarted);
            Assert.Contains("\"sensors\":[\"light-barrier\",\"sen0232\"]", rig.MessageAt(2).Text);
        }

        [TestMethod]
        public void State_tells_version_and_boot_and_about_the_board()
        {
            NodeRig rig = Booted();
            rig.Run(SlotMs / 2);
            Assert.IsTrue(rig.TryBoot());
            rig.Run(SlotMs / 2);

            SentMessage state = rig.MessageAt(rig.Messages.Count - 1);
            Assert.Contains("\"firmware\":\"0.1.0\"", state.Text);
            Assert.Contains("\"boot\":2,", state.Text);
            Assert.Contains("\"board\":\"bench\"", rig.MessageAt(rig.Messages.Count - 2).Text);
        }

        [TestMethod]
        public void The_policy_is_published_byte_for_byte_and_named_by_its_hash()
        {
            NodeRig rig = Booted();
            rig.Run(SlotMs + DrainMs);

            string text = rig.MessageAt(1).Text;
            byte[] bytes = AsciiText.ToBytes(text);
            Assert.AreEqual(ToldSet.TextOf(rig.Store, PartName.Policy), text);
            Assert.Contains("\"policy\":\"" + new ShortHash().Of(bytes, 0, bytes.Length) + "\"", rig.MessageAt(4).Text);
        }

        [TestMethod]
        public void A_restart_goes_on_with_the_numbers_and_forfeits_the_open_window()
        {
            NodeRig rig = Booted();
            rig.Run((3L * SlotMs) - 1, 5000);
            Assert.AreEqual(2, rig.Node.SlotsReleased);
            rig.StartUtcMs += 3L * SlotMs;
            Assert.IsTrue(rig.TryBoot());
            rig.Run((3L * SlotMs) - 1, 5000);

            ReceivedSummaries received = new ReceivedSummaries(rig.Messages, "\"start\":");
            Assert.AreEqual(4, received.Count);
            Assert.AreEqual(0, received.Missing);
            Assert.Contains("\"boot\":2,\"seq\":2,", received.TextAt(2));
        }

        [TestMethod]
        public void After_the_goodbye_a_step_does_nothing_more()
        {
            NodeRig rig = Booted();
            rig.Run(SlotMs / 2);
            rig.Node.RequestStop();
            rig.Run(10000);
            Assert.IsTrue(rig.Node.IsStopped);
            int commits = rig.Store.Commits;
            int reads = rig.Meter.Reads;
            int messages = rig.Messages.Count;

            rig.Run(3L * SlotMs, 5000);

            Assert.AreEqual(commits, rig.Store.Commits);
            Assert.AreEqual(reads, rig.Meter.Reads);
            Assert.AreEqual(messages, rig.Messages.Count);
        }

        [TestMethod]
        public void A_failed_commit_forfeits_its_window_and_the_next_one_is_sent()
        {
            NodeRig rig = Booted();
            rig.Run(SlotMs);
            rig.Store.SpoilCommit(0, StoreFault.FailsWithOldContent);

            rig.Run(SlotMs + DrainMs);

            Assert.AreEqual(1, rig.Node.SlotsReleased);
            ReceivedSummaries received = new ReceivedSummaries(rig.Messages);
            Assert.AreEqual(1, received.Count);
            Assert.Contains("\"seq\":0,", received.TextAt(0));
            Assert.Contains("\"up\":900,", received.TextAt(0));
        }

        [TestMethod]
        public void A_part_without_a_driver_and_one_for_what_is_no_measured_channel_are_refused()
        {
            FittedSensor[] wrong =
            {
                new FittedSensor("sps30", new NodeRig().Meter, "pm25"),
                new FittedSensor("SEN0232", new NodeRig().Meter, "sound"),
                new FittedSensor("sen0232", new NodeRig().Meter, "footfall"),
                new FittedSensor("sen0232", new NodeRig().Meter, "sound", "radon"),
            };
            string[] refusals =
            {
                "board: the firmware has no driver for sps30",
                "board: the firmware has no driver for SEN0232",
                "board: sen0232 cannot feed footfall",
                "board: sen0232 cannot feed radon",
            };
            for (int i = 0; i < wrong.Length; i++)
            {
                NodeRig rig = new NodeRig { Sensors = new[] { wrong[i] } };
                Assert.IsFalse(rig.TryBoot());
                Assert.AreEqual(refusals[i], rig.Refusal);
                Assert.AreEqual(0, rig.Messages.Count);
            }
        }

        private static NodeRig Booted()
        {
            NodeRig rig = new NodeRig();
            Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            return rig;
        }
    }
}
