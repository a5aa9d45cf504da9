using EdgeNode.Reporting;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class DamagedOutboxTests
    {
        private const int RecordLength = SummaryText.Length + 8;
        private const int Several = 15;

        [TestMethod]
        public void A_record_with_any_byte_changed_is_never_sent_and_shows_as_a_gap()
        {
            for (int position = 0; position < RecordLength; position++)
            {
                ReportingRig rig = OutboxTests.Filled(Several);
                rig.Store.ContentOf("outbox-0")[RecordLength + position] ^= 0x10;
                OutboxTests.Take(rig, 0);
                OutboxTests.Take(rig, 2);
                Assert.AreEqual(1, rig.Outbox.MissingCount);
            }
        }

        [TestMethod]
        public void When_the_last_record_is_unreadable_numbers_are_left_out_and_the_chain_begins_anew()
        {
            ReportingRig rig = OutboxTests.Filled(Several);
            rig.Store.ContentOf("outbox-1")[2 * RecordLength] ^= 0x10;

            rig.Boot();

            Assert.AreEqual(25, rig.Outbox.NextSeq);
            rig.TryCommit(out int seq);
            Assert.AreEqual(25, seq);
            TakeRange(rig, 0, Several - 2);
            Assert.Contains("\"prev\":\"" + SummaryChain.None + "\"}", OutboxTests.Take(rig, 25));
        }

        [TestMethod]
        public void When_none_of_the_newest_segment_is_readable_its_numbers_are_not_given_again()
        {
            ReportingRig rig = OutboxTests.Filled(Several);
            for (int record = 0; record < 3; record++)
            {
                rig.Store.ContentOf("outbox-1")[record * RecordLength] ^= 0x10;
            }

            rig.Boot();

            Assert.AreEqual(25, rig.Outbox.NextSeq);
            TakeRange(rig, 0, 11);
            Assert.IsFalse(rig.Outbox.TryPeek(out _));
        }

        [TestMethod]
        public void A_torn_record_is_stepped_over()
        {
            for (int torn = 1; torn < RecordLength; torn += 53)
            {
                ReportingRig rig = OutboxTests.Filled(Several);
                rig.Store.Shorten("outbox-1", torn);
                rig.Boot();
                Assert.AreEqual(25, rig.Outbox.NextSeq);
                Assert.IsTrue(rig.TryCommit(out _));
                TakeRange(rig, 0, Several - 2);
                OutboxTests.Take(rig, 25);
            }
        }

        [TestMethod]
        public void A_segment_that_was_torn_meanwhile_forfeits_one_window_only()
        {
            ReportingRig rig = OutboxTests.Filled(Several);
            rig.Store.Shorten("outbox-1", -5);

            Assert.IsFalse(rig.TryCommit(out _));
            Assert.IsTrue(rig.TryCommit(out int seq));

            Assert.AreEqual(25, seq);
            Assert.AreEqual(1, rig.Outbox.ForfeitCount);
        }

        [TestMethod]
        public void Without_a_mark_what_is_left_is_sent_again_with_the_same_bytes()
        {
            ReportingRig rig = OutboxTests.Filled(Several);
            string first = OutboxTests.Take(rig, 0);
            OutboxTests.Take(rig, 1);
            rig.Store.ContentOf("outbox-acked")[3] ^= 1;
            rig.Store.ContentOf("outbox-acked-2")[3] ^= 1;

            rig.Boot();

            Assert.AreEqual(first, OutboxTests.Take(rig, 0));
            Assert.AreEqual(Several, rig.Outbox.NextSeq);
        }

        [TestMethod]
        public void When_all_segments_are_gone_no_number_that_was_sent_is_given_again()
        {
            ReportingRig rig = OutboxTests.Filled(Several);
            TakeRange(rig, 0, 3);
            rig.Store.TryDelete("outbox-0");
            rig.Store.TryDelete("outbox-1");

            rig.Boot();

            Assert.AreEqual(13, rig.Outbox.NextSeq);
            Assert.IsFalse(rig.Outbox.TryPeek(out _));
        }

        [TestMethod]
        public void When_the_only_segment_cannot_be_read_no_number_is_given_again_that_may_have_been_sent()
        {
            // Sent, and the PUBACK was lost: the mark is that of a run in which nothing was acknowledged.
            ReportingRig rig = OutboxTests.Filled(1);
            OutboxTests.Peek(rig, 0);
            Lose(rig.Store, "outbox-0", isGone: false);

            rig.Boot();

            Assert.AreEqual(13, rig.Outbox.NextSeq);
            Assert.IsFalse(rig.Outbox.TryPeek(out _));
        }

        [TestMethod]
        public void When_neither_mark_nor_segment_can_be_read_a_new_run_begins_from_zero()
        {
            for (int isGone = 0; isGone < 2; isGone++)
            {
                ReportingRig rig = OutboxTests.Filled(Several);
                TakeRange(rig, 0, 3);
                string old = rig.Outbox.Run;
                Lose(rig.Store, "outbox-acked", isGone != 0);
                Lose(rig.Store, "outbox-acked-2", isGone != 0);
                Lose(rig.Store, "outbox-0", isGone != 0);
                Lose(rig.Store, "outbox-1", isGone != 0);

                rig.Boot();

                Assert.AreNotEqual(old, rig.Outbox.Run);
                Assert.AreEqual(1, rig.Outbox.Boot);
                Assert.AreEqual(0, rig.Outbox.NextSeq);
                Assert.IsTrue(rig.TryCommit(out int seq));
                Assert.AreEqual(0, seq);
                string run = rig.Outbox.Run;

                rig.Boot();

                Assert.AreEqual(run, rig.Outbox.Run);
                OutboxTests.Take(rig, 0);
            }
        }

        [TestMethod]
        public void A_new_run_that_cannot_be_named_is_not_begun()
        {
            ReportingRig rig = OutboxTests.Filled(Several);
            rig.Store.TryDelete("outbox-acked");
            rig.Store.TryDelete("outbox-acked-2");
            rig.Store.TryDelete("outbox-0");
            rig.Store.TryDelete("outbox-1");

            Assert.IsFalse(Outbox.TryOpen(rig.Store, new TapeEntropy(new byte[0]), ReportingRig.Segments, ReportingRig.Topic, out Outbox outbox, out _));

            Assert.IsNull(outbox);
        }

        [TestMethod]
        public void When_both_copies_of_the_run_are_invalid_a_new_one_begins_from_zero_and_sends_nothing_of_the_old_one()
        {
            ReportingRig rig = OutboxTests.Filled(Several);
            string old = rig.Outbox.Run;
            rig.Store.ContentOf("run")[0] ^= 1;
            rig.Store.ContentOf("run-2")[0] ^= 1;

            rig.Boot();

            Assert.AreNotEqual(old, rig.Outbox.Run);
            Assert.AreEqual(1, rig.Outbox.Boot);
            Assert.AreEqual(0, rig.Outbox.NextSeq);
            Assert.AreEqual(0, rig.Store.CountOf("outbox-0") + rig.Store.CountOf("outbox-1"));
        }

        [TestMethod]
        public void Records_of_another_run_are_not_read()
        {
            ReportingRig other = OutboxTests.Filled(Several);
            ReportingRig rig = new ReportingRig();
            rig.Boot(TapeEntropy.Good(100, 77));
            Assert.AreNotEqual(other.Outbox.Run, rig.Outbox.Run);
            rig.Store.Put("outbox-0", other.Store.ContentOf("outbox-0"));

            rig.Boot();

            Assert.IsFalse(rig.Outbox.TryPeek(out _));
        }

        [TestMethod]
        public void While_the_boot_is_not_in_the_store_no_summary_bears_its_number()
        {
            ReportingRig rig = OutboxTests.Filled(1);
            rig.Store.FailReplacesOf = "run";
            rig.Boot();
            int boot = rig.Outbox.Boot;
            Assert.IsFalse(rig.TryCommit(out _));
            rig.Store.FailReplacesOf = null;
            Assert.IsTrue(rig.TryCommit(out _));

            rig.Boot();

            Assert.AreEqual(boot + 1, rig.Outbox.Boot);
        }

        private static void Lose(RamStore store, string entry, bool isGone)
        {
            if (isGone)
            {
                store.TryDelete(entry);
                return;
            }

            byte[] content = store.ContentOf(entry);
            for (int i = 0; i < content.Length; i++)
            {
                content[i] ^= 0x10;
            }
        }

        private static void TakeRange(ReportingRig rig, int first, int last)
        {
            for (int seq = first; seq <= last; seq++)
            {
                OutboxTests.Take(rig, seq);
            }
        }
    }
}
