using EdgeNode.Reporting;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>The run and the mark of what is acknowledged survive the loss of one copy, and a failed mark is made up for.</summary>
    [TestClass]
    public class SecondCopyTests
    {
        private const int Several = 15;
        private const int Taken = 5;

        [TestMethod]
        public void A_wrong_bit_in_either_copy_of_the_run_loses_nothing()
        {
            string[] entries = { "run", "run-2" };
            foreach (string entry in entries)
            {
                int length = OutboxTests.Filled(0).Store.ContentOf(entry).Length;
                for (int bit = 0; bit < length * 8; bit++)
                {
                    ReportingRig rig = OutboxTests.Filled(1);
                    string run = rig.Outbox.Run;
                    int boot = rig.Outbox.Boot;
                    Flip(rig.Store, entry, bit);

                    rig.Boot();

                    Assert.AreEqual(run, rig.Outbox.Run);
                    Assert.AreEqual(boot + 1, rig.Outbox.Boot);
                    OutboxTests.Take(rig, 0);
                }
            }
        }

        [TestMethod]
        public void A_wrong_bit_in_either_copy_of_the_mark_sends_at_most_one_summary_again()
        {
            string[] entries = { "outbox-acked", "outbox-acked-2" };
            foreach (string entry in entries)
            {
                int length = OutboxTests.Filled(0).Store.ContentOf(entry).Length;
                for (int bit = 0; bit < length * 8; bit++)
                {
                    ReportingRig rig = PartlySent();
                    Flip(rig.Store, entry, bit);

                    rig.Boot();

                    Assert.IsTrue(rig.Outbox.OldestSeq == Taken || rig.Outbox.OldestSeq == Taken - 1);
                    Assert.AreEqual(Several, rig.Outbox.NextSeq);
                }
            }
        }

        [TestMethod]
        public void The_boot_number_goes_on_from_the_copy_that_was_written_last()
        {
            ReportingRig rig = OutboxTests.Filled(1);
            rig.Boot();
            rig.Store.Unreadable = "run";
            Assert.IsTrue(Open(rig, 5).Boot == 3);
            rig.Store.Unreadable = null;

            rig.Boot();

            Assert.AreEqual(4, rig.Outbox.Boot);
        }

        [TestMethod]
        public void A_run_that_begins_anew_is_found_again_when_only_one_copy_of_it_was_written()
        {
            string[] entries = { "run", "run-2" };
            foreach (string entry in entries)
            {
                ReportingRig rig = OutboxTests.Filled(1);
                rig.Store.TryDelete("outbox-0");
                rig.Store.Damage("outbox-acked");
                rig.Store.Damage("outbox-acked-2");
                rig.Store.Unreadable = entry;
                Outbox begun = Open(rig, 77);
                Assert.AreNotEqual(rig.Outbox.Run, begun.Run);
                rig.Store.Unreadable = null;

                rig.Boot();

                Assert.AreEqual(begun.Run, rig.Outbox.Run);
            }
        }

        [TestMethod]
        public void A_mark_that_failed_is_made_up_for_at_the_end_of_the_next_slot()
        {
            ReportingRig rig = PartlySent();
            OutboxTests.Peek(rig, Taken);
            FailMark(rig, Taken);

            // A cut here costs a publish of the same bytes.
            rig.Boot();
            Assert.AreEqual(Taken, rig.Outbox.OldestSeq);
            OutboxTests.Peek(rig, Taken);
            FailMark(rig, Taken);
            Assert.IsTrue(rig.TryCommit(out _));

            rig.Boot();

            Assert.AreEqual(Taken + 1, rig.Outbox.OldestSeq);
        }

        [TestMethod]
        public void Without_any_mark_that_was_kept_a_damaged_newest_segment_gives_no_number_twice()
        {
            for (int segments = 1; segments < ReportingRig.Segments; segments++)
            {
                ReportingRig rig = OutboxTests.Filled(0);
                rig.Store.FailReplacesOf = "outbox-acked";
                int next = 0;
                for (int i = 0; i < (segments * ReportingRig.SegmentRecords) - 1; i++)
                {
                    Assert.IsTrue(rig.TryCommit(out int seq));
                    OutboxTests.Peek(rig, seq);
                    rig.Outbox.Acknowledge(seq);
                    next = seq + 1;
                }

                rig.Store.FailReplacesOf = null;
                rig.Store.Damage("outbox-" + (segments - 1).ToString());

                rig.Boot();

                // One more than that: the broker has the last one, whose link is lost.
                Assert.IsTrue(rig.Outbox.NextSeq > next);
            }
        }

        [TestMethod]
        public void When_the_last_record_is_lost_that_was_acknowledged_the_mark_knows_its_link()
        {
            for (int committed = 1; committed <= 2 * ReportingRig.SegmentRecords; committed++)
            {
                ReportingRig rig = OutboxTests.Filled(0);
                string link = SummaryChain.None;
                for (int seq = 0; seq < committed; seq++)
                {
                    rig.TryCommit(out _);
                    link = ReceivedSummaries.LinkOf(OutboxTests.Take(rig, seq));
                }

                int last = committed - 1;
                rig.Store.ContentOf("outbox-" + (last / 12).ToString())[(last % 12 * (SummaryText.Length + 8)) + 100] ^= 4;

                rig.Boot();

                Assert.AreEqual(committed, rig.Outbox.NextSeq);
                Assert.IsTrue(rig.TryCommit(out _));
                Assert.Contains("\"prev\":\"" + link + "\"}", OutboxTests.Take(rig, committed));
            }
        }

        [TestMethod]
        public void When_the_last_record_is_lost_whose_PUBACK_was_lost_too_the_next_number_is_left_out()
        {
            for (int committed = 1; committed <= 2 * ReportingRig.SegmentRecords; committed++)
            {
                for (int isWhole = 0; isWhole < 2; isWhole++)
                {
                    ReportingRig rig = OutboxTests.Filled(committed);
                    int last = committed - 1;
                    string entry = "outbox-" + (last / 12).ToString();
                    rig.Store.ContentOf(entry)[(last % 12 * (SummaryText.Length + 8)) + 100] ^= 4;
                    if (isWhole != 0)
                    {
                        rig.Store.Damage(entry);
                    }

                    rig.Boot();

                    Assert.IsTrue(rig.Outbox.NextSeq > committed);
                    Assert.IsTrue(rig.TryCommit(out int seq));
                    while (rig.Outbox.TryPeek(out int waiting) && waiting < seq)
                    {
                        rig.Outbox.Acknowledge(waiting);
                    }

                    OutboxTests.Take(rig, seq);
                    rig.Boot();
                    Assert.AreEqual(seq + 1, rig.Outbox.NextSeq);
                }
            }
        }

        [TestMethod]
        public void What_stays_unreadable_is_left_behind_once_that_is_final()
        {
            string[] entries = { "run", "run-2", "outbox-acked", "outbox-acked-2", "outbox-0", "outbox-1", "outbox-2" };
            foreach (string entry in entries)
            {
                ReportingRig rig = PartlySent();
                string run = rig.Outbox.Run;
                rig.Store.Unreadable = entry;

                Outbox outbox = Open(rig, 9);

                Assert.AreEqual(run, outbox.Run);
                Assert.IsTrue(outbox.NextSeq >= Several);
                int committed = 0;
                for (int window = 0; window < 60; window++)
                {
                    SummaryBody body = new SummaryBody { UpSeconds = 900 * (100 + window), LengthSeconds = 900 };
                    committed += outbox.TryCommit(body, ReportingRig.Node, ReportingRig.PolicyHash, out _) ? 1 : 0;
                }

                // A lap of four segments and a little more: the one that cannot be written is passed over twice at most.
                Assert.IsTrue(committed >= 58);
            }
        }

        private static ReportingRig PartlySent()
        {
            ReportingRig rig = OutboxTests.Filled(Several);
            for (int seq = 0; seq < Taken; seq++)
            {
                OutboxTests.Take(rig, seq);
            }

            return rig;
        }

        private static void FailMark(ReportingRig rig, int seq)
        {
            rig.Store.FailReplacesOf = "outbox-acked";
            rig.Outbox.Acknowledge(seq);
            rig.Store.FailReplacesOf = null;
        }

        private static Outbox Open(ReportingRig rig, uint seed)
        {
            Assert.IsTrue(Outbox.TryOpen(
                rig.Store, TapeEntropy.Good(100, seed), ReportingRig.Segments, ReportingRig.Topic, true, out Outbox outbox, out _));
            return outbox;
        }

        private static void Flip(RamStore store, string entry, int bit)
        {
            store.ContentOf(entry)[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }
}
