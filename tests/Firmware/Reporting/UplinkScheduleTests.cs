using EdgeNode.Contracts;
using EdgeNode.Reporting;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class UplinkScheduleTests
    {
        private const int SlotMs = ReportingRig.SlotMs;

        // What a publish needs until its PUBACK is seen and the next one begins.
        private const int TurnMs = ScriptedLink.LatencyMs;

        [TestMethod]
        public void The_send_offset_follows_from_the_node_id_alone()
        {
            // sha256sum of the id, first 8 digits, modulo 300, and 1.
            Assert.AreEqual(ReportingRig.SendOffsetMs, NodeDerived.SendOffsetMs("kx7q22"));
            Assert.AreEqual(111000, NodeDerived.SendOffsetMs("a"));
            Assert.AreEqual(72000, NodeDerived.SendOffsetMs("pole-17"));
        }

        [TestMethod]
        public void No_node_sends_in_the_step_that_draws_the_next_windows_noise()
        {
            // Of this id the digits are a multiple of 300.
            Assert.AreEqual(1000, NodeDerived.SendOffsetMs("pole-310"));
            for (int i = 0; i < 2000; i++)
            {
                int offsetMs = NodeDerived.SendOffsetMs("pole-" + i.ToString());
                Assert.IsTrue(offsetMs >= 1000 && offsetMs <= 300000);
            }
        }

        [TestMethod]
        public void Each_connect_is_followed_by_init_policy_about_and_ready_all_retained()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();

            rig.Run(2 * ConnectDelay.GreatestColdStartMs);

            Assert.AreEqual(4, rig.Messages.Count);
            string[] kinds = { "state", "policy", "about", "state" };
            for (int i = 0; i < kinds.Length; i++)
            {
                Assert.AreEqual("edgenode/1/demo/kx7q22/" + kinds[i], rig.MessageAt(i).Topic);
                Assert.IsTrue(rig.MessageAt(i).Retain);
                Assert.AreEqual(rig.Link.LastConnectMs + ((i + 1) * TurnMs), rig.MessageAt(i).UptimeMs);
            }

            Assert.Contains("\"state\":\"init\"", rig.MessageAt(0).Text);
            Assert.AreEqual("policy text\n", rig.MessageAt(1).Text);
            Assert.Contains("\"state\":\"ready\"", rig.MessageAt(3).Text);
        }

        [TestMethod]
        public void The_will_is_the_state_lost_of_full_length_and_the_client_is_the_node()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();

            rig.Run(ConnectDelay.GreatestColdStartMs);

            Assert.AreEqual("kx7q22", rig.Link.Session.ClientId);
            Assert.AreEqual("edgenode/1/demo/kx7q22/state", rig.Link.Session.WillTopic);
            Assert.Contains("\"state\":\"lost\"", rig.Link.Session.WillText);
            Assert.AreEqual(StateText.Length, rig.Link.Session.WillText.Length);
        }

        [TestMethod]
        public void The_keep_alive_is_two_slots_and_at_most_what_the_protocol_can_say()
        {
            int[] slots = { 900, 3600, 32400, 33300, 86400 };
            int[] keepAlives = { 1800, 7200, 64800, 65535, 65535 };
            for (int i = 0; i < slots.Length; i++)
            {
                ReportingRig rig = new ReportingRig { SlotSeconds = slots[i] };
                rig.Boot();
                rig.Run(ConnectDelay.GreatestColdStartMs);
                Assert.AreEqual(keepAlives[i], rig.Link.Session.KeepAliveSeconds);
            }
        }

        [TestMethod]
        public void A_days_messages_are_known_before_it_whatever_is_read()
        {
            for (int buckets = 0; buckets < 3; buckets++)
            {
                ReportingRig rig = new ReportingRig { Buckets = buckets };
                rig.Boot();
                for (int slot = 1; slot <= 97; slot++)
                {
                    rig.RunSlot();
                }

                rig.Run(SlotMs / 2);

                int at = 4;
                for (int slot = 1; slot <= 97; slot++)
                {
                    long dueMs = ((long)slot * SlotMs) + ReportingRig.SendOffsetMs;
                    AssertSent(rig, at++, "summary", SummaryText.Length, dueMs);
                    if (slot == 1 || slot == 96)
                    {
                        AssertSent(rig, at++, "health", HealthText.Length, dueMs + TurnMs);
                    }
                }

                Assert.AreEqual(at, rig.Messages.Count);
                Assert.AreEqual(1, rig.Link.Connects);
            }
        }

        [TestMethod]
        public void A_step_that_a_sensor_made_late_moves_no_message_after_it()
        {
            ReportingRig onTime = Drained(0);
            ReportingRig late = Drained(37);
            Assert.AreEqual(4 + 10, onTime.Messages.Count);
            Assert.AreEqual(onTime.Messages.Count, late.Messages.Count);
            for (int i = 0; i < onTime.Messages.Count; i++)
            {
                Assert.AreEqual(onTime.MessageAt(i).UptimeMs, late.MessageAt(i).UptimeMs);
            }
        }

        [TestMethod]
        public void A_backlog_drains_at_once_oldest_first_and_the_fresh_summary_waits_for_its_time()
        {
            ReportingRig rig = CutOffWithTenThatWait();
            rig.Boot();
            rig.RunTo(100000);
            Assert.AreEqual(4 + 10, rig.Messages.Count);
            long firstMs = rig.MessageAt(4).UptimeMs;
            for (int i = 0; i < 10; i++)
            {
                AssertSent(rig, 4 + i, "summary", SummaryText.Length, firstMs + (i * TurnMs));
                Assert.Contains("\"seq\":" + i.ToString() + ",", rig.MessageAt(4 + i).Text);
            }

            rig.RunSlot();
            rig.Link.Cut();
            rig.Run(ReportingRig.SendOffsetMs - 1);
            Assert.AreEqual(2, rig.Link.Connects);
            Assert.AreEqual(10, rig.Kinds("summary"));
            rig.Run(1);
            Assert.AreEqual(11, rig.Kinds("summary"));
        }

        [TestMethod]
        public void An_older_summary_does_not_wait_for_a_fresh_one()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.Run(ConnectDelay.GreatestColdStartMs);
            rig.Link.ConnectAnswer = LinkSignal.ConnectFailed;
            rig.Link.Cut();
            rig.RunSlot();
            rig.RunSlot();
            rig.Link.ConnectAnswer = LinkSignal.Connected;
            rig.RunSlot();
            rig.Run(ReportingRig.SendOffsetMs - 1);
            int early = rig.Kinds("summary");

            rig.Run(ConnectDelay.GreatestMs);

            Assert.IsTrue(early == 0 || early == 2);
            Assert.AreEqual(3, rig.Kinds("summary"));
            Assert.AreEqual(0, new ReceivedSummaries(rig.Messages).Missing);
        }

        [TestMethod]
        public void A_forfeit_window_leaves_nothing_to_send()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.RunSlot();
            rig.Run(SlotMs / 2);
            rig.Store.SpoilCommit(0, StoreFault.FailsWithOldContent);

            Assert.IsFalse(rig.RunSlot());
            rig.Run(SlotMs / 2);

            Assert.AreEqual(1, rig.Kinds("summary"));
        }

        private static ReportingRig CutOffWithTenThatWait()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.Link.ConnectAnswer = LinkSignal.ConnectFailed;
            for (int slot = 1; slot <= 10; slot++)
            {
                rig.RunSlot();
            }

            rig.CutPower();
            return rig;
        }

        // A box with ten summaries that wait, in which the first look at the link after each publish comes late by so much.
        private static ReportingRig Drained(int lateMs)
        {
            ReportingRig rig = CutOffWithTenThatWait();
            rig.Boot(TapeEntropy.Good(4000, 5));
            long nextMs = 0;
            bool isPublished = false;
            while (nextMs <= 100000)
            {
                int sent = rig.Messages.Count;
                rig.Clock.AdvanceTo(nextMs + (isPublished ? lateMs : 0));
                nextMs = rig.Clock.UptimeMs + rig.Session.Step(rig.Clock.UptimeMs);
                isPublished = rig.Messages.Count > sent;
            }

            return rig;
        }

        private static void AssertSent(ReportingRig rig, int index, string kind, int length, long uptimeMs)
        {
            SentMessage message = rig.MessageAt(index);
            Assert.AreEqual(kind, message.Kind);
            Assert.AreEqual(length, message.Text.Length);
            Assert.AreEqual(uptimeMs, message.UptimeMs);
            Assert.IsFalse(message.Retain);
        }
    }
}
