using EdgeNode.Contracts;
using EdgeNode.Reporting;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class UplinkFailureTests
    {
        private const int SlotMs = ReportingRig.SlotMs;

        [TestMethod]
        public void The_first_connect_comes_within_a_minute_at_a_random_time()
        {
            bool differs = false;
            long first = -1;
            for (int boot = 0; boot < 40; boot++)
            {
                ReportingRig rig = new ReportingRig();
                rig.Boot(TapeEntropy.Good(1000, (uint)(boot + 1)));
                rig.Run(ConnectDelay.GreatestColdStartMs);
                Assert.AreEqual(1, rig.Link.Connects);
                differs = differs || (first >= 0 && first != rig.Link.LastConnectMs);
                first = rig.Link.LastConnectMs;
            }

            Assert.IsTrue(differs);
        }

        [TestMethod]
        public void Without_random_bytes_the_first_connect_comes_at_a_time_of_the_nodes_own()
        {
            ReportingRig rig = new ReportingRig();
            const int RunNameBytes = 64;
            rig.Boot(TapeEntropy.Good(RunNameBytes, 1));

            rig.Run(ConnectDelay.GreatestColdStartMs);

            // sha256("kx7q22"), digits 9 to 16: 0xd8267082 of 2^32, in 60,001 parts.
            Assert.AreEqual((0xd8267082L * 60001) >> 32, rig.Link.LastConnectMs);
        }

        [TestMethod]
        public void Waits_after_failures_are_drawn_from_a_second_up_to_a_ceiling_that_doubles_from_half_a_minute_to_four()
        {
            int[] ceilingsMs = { 30000, 60000, 120000, 240000, 240000, 240000 };
            int[] leastMs = { 30000, 60000, 120000, 240000, 240000, 240000 };
            int[] greatestMs = new int[ceilingsMs.Length];
            for (uint seed = 1; seed < 200; seed++)
            {
                ConnectDelay delay = new ConnectDelay(TapeEntropy.Good(200, seed), ReportingRig.Node);
                for (int round = 0; round < 2; round++)
                {
                    for (int failure = 0; failure < ceilingsMs.Length; failure++)
                    {
                        int waitMs = delay.DrawNextMs();
                        Assert.IsTrue(waitMs >= ConnectDelay.LeastMs && waitMs <= ceilingsMs[failure]);
                        leastMs[failure] = waitMs < leastMs[failure] ? waitMs : leastMs[failure];
                        greatestMs[failure] = waitMs > greatestMs[failure] ? waitMs : greatestMs[failure];
                    }

                    delay.Reset();
                }
            }

            // All of the range is used: of 398 draws the least and the greatest lie within a tenth of its ends.
            for (int failure = 0; failure < ceilingsMs.Length; failure++)
            {
                Assert.IsTrue(leastMs[failure] < ceilingsMs[failure] / 10);
                Assert.IsTrue(greatestMs[failure] > ceilingsMs[failure] / 10 * 9);
            }
        }

        [TestMethod]
        public void Without_random_bytes_the_waits_still_differ_from_each_other_and_from_node_to_node()
        {
            ConnectDelay one = new ConnectDelay(new TapeEntropy(new byte[0]), "kx7q22");
            ConnectDelay other = new ConnectDelay(new TapeEntropy(new byte[0]), "kx7q23");
            int lastMs = 0;
            for (int failure = 0; failure < 100; failure++)
            {
                int waitMs = one.DrawNextMs();
                Assert.AreNotEqual(lastMs, waitMs);
                Assert.AreNotEqual(waitMs, other.DrawNextMs());
                lastMs = waitMs;
            }
        }

        [TestMethod]
        public void It_reconnects_for_ever()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.Link.ConnectAnswer = LinkSignal.ConnectFailed;

            rig.Run(30L * 24 * 3600 * 1000);

            Assert.IsTrue(rig.Link.Connects > 30 * 24 * 12);
            Assert.AreEqual(rig.Link.Connects, rig.Link.Closes);
            Assert.AreEqual(0, rig.Messages.Count);
        }

        [TestMethod]
        public void Only_a_PUBACK_removes_a_summary_and_what_is_sent_again_is_the_same_bytes()
        {
            LinkSignal[] answers = { LinkSignal.NotAcknowledged, LinkSignal.Lost, LinkSignal.None };
            for (int i = 0; i < answers.Length; i++)
            {
                ReportingRig rig = new ReportingRig();
                rig.Boot();
                rig.Link.AnswerOnce(4, answers[i]);
                rig.RunSlot();
                rig.Run(ReportingRig.SendOffsetMs + ScriptedLink.LatencyMs);
                Assert.AreEqual(0, rig.Outbox.OldestSeq);
                Assert.AreEqual(0, rig.Session.AcknowledgedCount);

                rig.Run(SlotMs / 2);

                Assert.AreEqual(2, rig.Link.Connects);
                Assert.AreEqual(1, rig.Link.Closes);
                Assert.AreEqual(1, rig.Session.AcknowledgedCount);
                Assert.AreEqual(1, new ReceivedSummaries(rig.Messages).Repeats);
            }
        }

        [TestMethod]
        public void A_summary_still_waits_in_the_outbox_until_its_PUBACK_has_come()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.RunSlot();
            rig.Run(ReportingRig.SendOffsetMs);
            Assert.AreEqual(1, rig.Kinds("summary"));
            Assert.AreEqual(0, rig.Outbox.OldestSeq);

            rig.Run(ScriptedLink.LatencyMs);

            Assert.AreEqual(1, rig.Outbox.OldestSeq);
        }

        [TestMethod]
        public void A_publish_that_says_nothing_for_a_minute_is_lost_and_not_before()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.Link.AnswerOnce(4, LinkSignal.None);
            rig.RunSlot();
            rig.Run(ReportingRig.SendOffsetMs + UplinkSession.SilenceMs - 1);
            Assert.AreEqual(0, rig.Link.Closes);

            rig.Run(1);

            Assert.AreEqual(1, rig.Link.Closes);
        }

        [TestMethod]
        public void A_connect_that_says_nothing_for_a_minute_has_failed()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.Link.ConnectAnswer = LinkSignal.None;

            rig.Run(ConnectDelay.GreatestColdStartMs + UplinkSession.SilenceMs + 2000);

            Assert.AreEqual(2, rig.Link.Connects);
        }

        [TestMethod]
        public void A_broker_that_takes_connections_but_no_summaries_is_asked_ever_more_rarely()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.RunSlot();
            rig.Run(SlotMs / 2);
            rig.RunSlot();
            int connects = rig.Link.Connects;
            for (int slot = 0; slot < 16; slot++)
            {
                RefuseNextSummary(rig);
            }

            // Waits of two minutes on average, soon: seven or eight in a slot.
            Assert.IsTrue(rig.Link.Connects - connects <= 16 * 9);
            Assert.AreEqual(1, rig.Session.AcknowledgedCount);
        }

        [TestMethod]
        public void A_stop_says_disconnected_closes_the_link_and_then_nothing_more()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.RunSlot();
            rig.Run(ReportingRig.SendOffsetMs);
            rig.Session.RequestStop();

            rig.Run(2000);

            Assert.IsTrue(rig.Session.IsStopped);
            Assert.AreEqual(1, rig.Link.Closes);
            Assert.AreEqual(1, rig.Session.AcknowledgedCount);
            SentMessage last = rig.MessageAt(rig.Messages.Count - 1);
            Assert.AreEqual("state", last.Kind);
            Assert.IsTrue(last.Retain);
            Assert.Contains("\"state\":\"disconnected\"", last.Text);
            int sent = rig.Messages.Count;
            rig.RunSlot();
            rig.Run(SlotMs);
            Assert.AreEqual(sent, rig.Messages.Count);
            Assert.AreEqual(1, rig.Link.Connects);
        }

        [TestMethod]
        public void A_stop_without_a_connection_just_ends()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.Link.ConnectAnswer = LinkSignal.ConnectFailed;
            rig.RunSlot();
            rig.Session.RequestStop();

            rig.Run(ConnectDelay.GreatestMs);

            Assert.IsTrue(rig.Session.IsStopped);
            Assert.AreEqual(0, rig.Messages.Count);
        }

        private static void RefuseNextSummary(ReportingRig rig)
        {
            long endMs = rig.Clock.UptimeMs + SlotMs;
            while (rig.Clock.UptimeMs < endMs)
            {
                rig.Link.AnswerOnce(NextSummary(rig), LinkSignal.NotAcknowledged);
                rig.Run(UplinkSession.BusyPollMs);
            }
        }

        // The greeting's four messages come between; until they have, the next publish is not a summary.
        private static int NextSummary(ReportingRig rig)
        {
            SentMessage last = rig.MessageAt(rig.Messages.Count - 1);
            return last.Text.IndexOf("\"state\":\"ready\"") >= 0 || last.Kind == "health" ? rig.Messages.Count : -1;
        }
    }
}
