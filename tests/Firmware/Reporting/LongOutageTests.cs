using EdgeNode.Contracts;
using EdgeNode.Reporting;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>What the broker gets after an outage of days: every summary that the outbox had room for, in order, on one chain.</summary>
    [TestClass]
    public class LongOutageTests
    {
        private const int Waiting = 150;
        private const int DrainMs = 400000;

        [TestMethod]
        public void More_than_a_hundred_waiting_summaries_leave_oldest_first_and_each_once()
        {
            ReportingRig rig = AfterOutage(Waiting);

            rig.Run(DrainMs);

            AssertComplete(rig, Waiting, 0);
        }

        [TestMethod]
        public void A_link_that_is_lost_while_they_leave_repeats_the_one_under_way_and_leaves_none_out()
        {
            for (int cutAfter = 1; cutAfter < Waiting; cutAfter += 37)
            {
                ReportingRig rig = AfterOutage(Waiting);

                // Before the summaries come the four documents of a connect.
                rig.Link.AnswerOnce(4 + cutAfter, LinkSignal.Lost);
                rig.Run(DrainMs);

                AssertComplete(rig, Waiting, 1);
            }
        }

        [TestMethod]
        public void A_restart_while_they_leave_goes_on_with_the_oldest_that_is_not_acknowledged()
        {
            for (int left = 1; left < Waiting; left += 37)
            {
                ReportingRig rig = AfterOutage(Waiting);
                int before = rig.Messages.Count;
                while (rig.Session.AcknowledgedCount < left)
                {
                    rig.Run(UplinkSession.BusyPollMs);
                }

                Assert.IsTrue(rig.Messages.Count > before);
                rig.Boot();
                rig.Run(DrainMs);

                AssertComplete(rig, Waiting, 1);
            }
        }

        [TestMethod]
        public void What_an_outage_beyond_the_room_leaves_is_the_newest_and_its_chain_names_the_last_that_was_dropped()
        {
            int capacity = ReportingRig.Segments * ReportingRig.SegmentRecords;
            for (int committed = capacity + 1; committed <= capacity + (3 * ReportingRig.SegmentRecords); committed += 5)
            {
                // Its twin has room for all: the same bytes, with none dropped.
                ReportingRig twin = new ReportingRig { SegmentCount = 2 * ReportingRig.Segments };
                twin.Boot();
                ReportingRig rig = new ReportingRig();
                rig.Boot();
                for (int seq = 0; seq < committed; seq++)
                {
                    Assert.IsTrue(twin.TryCommit(out _));
                    Assert.IsTrue(rig.TryCommit(out _));
                }

                int dropped = ((committed - 1) / ReportingRig.SegmentRecords) - ReportingRig.Segments + 1;
                int first = dropped * ReportingRig.SegmentRecords;
                Assert.AreEqual(first, rig.Outbox.OldestSeq);
                string last = SummaryChain.None;
                for (int seq = 0; seq < committed; seq++)
                {
                    string text = OutboxTests.Take(twin, seq);
                    Assert.Contains("\"prev\":\"" + last + "\"}", text);
                    last = ReceivedSummaries.LinkOf(text);
                    if (seq >= first)
                    {
                        Assert.AreEqual(text, OutboxTests.Take(rig, seq));
                    }
                }
            }
        }

        [TestMethod]
        public void The_chain_goes_on_over_a_dropped_segment_and_a_restart()
        {
            int capacity = ReportingRig.Segments * ReportingRig.SegmentRecords;
            for (int more = 1; more <= ReportingRig.SegmentRecords; more++)
            {
                ReportingRig rig = OutboxTests.Filled(capacity + more);
                rig.Boot();
                Assert.IsTrue(rig.TryCommit(out int seq));
                Assert.AreEqual(capacity + more, seq);
                string before = OutboxTests.Take(rig, rig.Outbox.OldestSeq);
                while (rig.Outbox.OldestSeq < rig.Outbox.NextSeq)
                {
                    string text = OutboxTests.Take(rig, rig.Outbox.OldestSeq);
                    Assert.Contains("\"prev\":\"" + ReceivedSummaries.LinkOf(before) + "\"}", text);
                    before = text;
                }
            }
        }

        private static ReportingRig AfterOutage(int slots)
        {
            ReportingRig rig = new ReportingRig { SegmentCount = 4 * ReportingRig.Segments };
            rig.Boot();
            rig.Link.ConnectAnswer = LinkSignal.ConnectFailed;
            for (int slot = 0; slot < slots; slot++)
            {
                Assert.IsTrue(rig.RunSlot());
            }

            Assert.AreEqual(0, rig.Messages.Count);
            rig.Link.ConnectAnswer = LinkSignal.Connected;
            return rig;
        }

        private static void AssertComplete(ReportingRig rig, int summaries, int mostRepeats)
        {
            // Order and chain are looked at while they are read.
            ReceivedSummaries received = new ReceivedSummaries(rig.Messages);
            Assert.AreEqual(summaries, received.Count);
            Assert.AreEqual(0, received.SeqAt(0));
            Assert.AreEqual(0, received.Missing);
            Assert.IsTrue(received.Repeats <= mostRepeats, received.Repeats.ToString());
            Assert.AreEqual(rig.Outbox.NextSeq, rig.Outbox.OldestSeq);
        }
    }
}
