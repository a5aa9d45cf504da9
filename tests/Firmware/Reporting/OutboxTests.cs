using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Reporting;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class OutboxTests
    {
        private const int Several = 30;
        private const int RandomBytesOfAName = 64;

        [TestMethod]
        public void A_new_store_begins_a_run_and_each_opening_is_a_boot_of_it()
        {
            RamStore store = new RamStore();
            TapeEntropy entropy = TapeEntropy.Good(RandomBytesOfAName, 3);
            for (int boot = 1; boot <= 3; boot++)
            {
                Assert.IsTrue(Outbox.TryOpen(store, entropy, ReportingRig.Segments, ReportingRig.Topic, out Outbox outbox, out _));

                // The first four bytes of SHA-256 of the tape.
                Assert.AreEqual("a29e869d", outbox.Run);
                Assert.AreEqual(boot, outbox.Boot);
                Assert.AreEqual(0, outbox.NextSeq);
            }
        }

        [TestMethod]
        public void Without_random_bytes_no_run_begins()
        {
            RamStore store = new RamStore();

            Assert.IsFalse(Outbox.TryOpen(store, new TapeEntropy(new byte[0]), ReportingRig.Segments, ReportingRig.Topic, out Outbox outbox, out string refusal));

            Assert.IsNull(outbox);
            Assert.Contains("random", refusal);
            Assert.AreEqual(0, store.Commits);
        }

        [TestMethod]
        public void A_source_that_is_stuck_for_six_bytes_names_no_run()
        {
            for (int first = 0; first <= RandomBytesOfAName - 6; first++)
            {
                Assert.IsFalse(TryOpenWithRow(first, 6));
                Assert.IsTrue(TryOpenWithRow(first, 5));
            }

            Assert.IsFalse(TryOpenWithRow(0, RandomBytesOfAName));
        }

        [TestMethod]
        public void The_first_summary_has_no_link_and_each_other_that_of_the_text_before_without_its_padding()
        {
            ReportingRig rig = Filled(Several);
            string previous = SummaryChain.None;
            for (int seq = 0; seq < Several; seq++)
            {
                string text = Take(rig, seq);
                Assert.AreEqual(SummaryText.Length, text.Length);
                Assert.Contains("\"seq\":" + seq.ToString() + ",", text);
                Assert.Contains("\"prev\":\"" + previous + "\"}", text);
                previous = ReceivedSummaries.LinkOf(text);
            }

            Assert.IsFalse(rig.Outbox.TryPeek(out _));
        }

        [TestMethod]
        public void Looking_again_and_looking_after_a_restart_give_the_same_bytes()
        {
            ReportingRig rig = Filled(Several);
            for (int seq = 0; seq < Several; seq++)
            {
                string first = Peek(rig, seq);
                string again = Peek(rig, seq);
                rig.Boot();
                Assert.AreEqual(first, again);
                Assert.AreEqual(first, Take(rig, seq));
            }
        }

        [TestMethod]
        public void Numbers_and_chain_go_on_over_a_restart_after_any_number_of_summaries_and_acknowledgements()
        {
            for (int committed = 0; committed <= Several; committed++)
            {
                for (int acknowledged = 0; acknowledged <= committed; acknowledged++)
                {
                    ReportingRig rig = Filled(committed);
                    string last = SummaryChain.None;
                    for (int seq = 0; seq < acknowledged; seq++)
                    {
                        last = ReceivedSummaries.LinkOf(Take(rig, seq));
                    }

                    rig.Boot();

                    Assert.AreEqual(acknowledged, rig.Outbox.OldestSeq);
                    Assert.AreEqual(committed, rig.Outbox.NextSeq);
                    Assert.IsTrue(rig.TryCommit(out _));
                    for (int seq = acknowledged; seq <= committed; seq++)
                    {
                        string text = Take(rig, seq);
                        Assert.Contains("\"prev\":\"" + last + "\"}", text);
                        last = ReceivedSummaries.LinkOf(text);
                    }
                }
            }
        }

        [TestMethod]
        public void An_acknowledged_segment_is_deleted_and_the_last_two_never()
        {
            ReportingRig rig = Filled(3 * ReportingRig.SegmentRecords);
            Assert.AreEqual(3, Segments(rig));
            for (int seq = 0; seq < 3 * ReportingRig.SegmentRecords; seq++)
            {
                Take(rig, seq);
                Assert.AreEqual(seq + 1 < ReportingRig.SegmentRecords ? 3 : 2, Segments(rig));
            }

            rig.TryCommit(out _);

            Assert.AreEqual(2, Segments(rig));
        }

        [TestMethod]
        public void A_full_outbox_drops_its_oldest_segment_and_keeps_the_rest()
        {
            int capacity = ReportingRig.Segments * ReportingRig.SegmentRecords;
            ReportingRig rig = Filled(capacity);
            Assert.AreEqual(0, rig.Outbox.OldestSeq);
            Assert.AreEqual(capacity, rig.Outbox.Capacity);

            rig.TryCommit(out _);

            Assert.AreEqual(ReportingRig.SegmentRecords, rig.Outbox.OldestSeq);
            Assert.AreEqual(ReportingRig.SegmentRecords, rig.Outbox.MissingCount);
            Assert.AreEqual(ReportingRig.Segments, Segments(rig));
            rig.Boot();
            for (int seq = ReportingRig.SegmentRecords; seq <= capacity; seq++)
            {
                Take(rig, seq);
            }
        }

        [TestMethod]
        public void A_late_acknowledgement_of_a_dropped_summary_moves_nothing_back()
        {
            ReportingRig rig = Filled((ReportingRig.Segments * ReportingRig.SegmentRecords) + 1);

            rig.Outbox.Acknowledge(0);

            Assert.AreEqual(ReportingRig.SegmentRecords, rig.Outbox.OldestSeq);
        }

        [TestMethod]
        public void An_acknowledgement_of_a_number_that_no_summary_has_stops_the_firmware()
        {
            ReportingRig rig = Filled(2);
            Assert.ThrowsException(typeof(InvariantException), () => rig.Outbox.Acknowledge(2));
            Assert.ThrowsException(typeof(InvariantException), () => rig.Outbox.Acknowledge(-1));
            Assert.AreEqual(0, rig.Outbox.OldestSeq);
        }

        [TestMethod]
        public void A_summary_that_cannot_be_encoded_is_forfeit()
        {
            ReportingRig rig = Filled(1);
            SummaryBody body = new SummaryBody { StartUtcSeconds = SummaryBody.NoTime, LengthSeconds = SummaryText.GreatestLengthSeconds + 1 };

            Assert.IsFalse(rig.Outbox.TryCommit(body, ReportingRig.Node, ReportingRig.PolicyHash, out _));

            Assert.AreEqual(1, rig.Outbox.ForfeitCount);
            Assert.AreEqual(1, rig.Outbox.NextSeq);
        }

        [TestMethod]
        public void With_another_topic_a_run_of_its_own_begins_and_nothing_of_the_one_before_is_left()
        {
            string[] topics = { "edgenode/1/demo/kx7q23/summary", "edgenode/1/other/kx7q22/summary" };
            foreach (string topic in topics)
            {
                ReportingRig rig = Filled(Several);
                Assert.IsTrue(Outbox.TryOpen(rig.Store, TapeEntropy.Good(100, 77), ReportingRig.Segments, topic, out Outbox outbox, out _));

                Assert.AreNotEqual(rig.Outbox.Run, outbox.Run);
                Assert.AreEqual(1, outbox.Boot);
                Assert.AreEqual(0, outbox.NextSeq);
                Assert.IsFalse(outbox.TryPeek(out _));
                Assert.AreEqual(0, Segments(rig));
                Assert.IsTrue(Outbox.TryOpen(rig.Store, TapeEntropy.Good(100, 78), ReportingRig.Segments, topic, out Outbox again, out _));
                Assert.AreEqual(outbox.Run, again.Run);
            }
        }

        private static bool TryOpenWithRow(int first, int count)
        {
            byte[] tape = TapeEntropy.GoodBytes(RandomBytesOfAName, 3);
            for (int i = first + 1; i < first + count; i++)
            {
                tape[i] = tape[first];
            }

            return Outbox.TryOpen(new RamStore(), new TapeEntropy(tape), ReportingRig.Segments, ReportingRig.Topic, out _, out _);
        }

        internal static ReportingRig Filled(int summaries)
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            for (int seq = 0; seq < summaries; seq++)
            {
                Assert.IsTrue(rig.TryCommit(out int given));
                Assert.AreEqual(seq, given);
            }

            return rig;
        }

        internal static string Peek(ReportingRig rig, int expectedSeq)
        {
            Assert.IsTrue(rig.Outbox.TryPeek(out int seq));
            Assert.AreEqual(expectedSeq, seq);
            return AsciiText.FromBytes(rig.Outbox.Text, 0, SummaryText.Length);
        }

        internal static string Take(ReportingRig rig, int expectedSeq)
        {
            string text = Peek(rig, expectedSeq);
            rig.Outbox.Acknowledge(expectedSeq);
            return text;
        }

        private static int Segments(ReportingRig rig)
        {
            return rig.Store.CountOf("outbox-") - rig.Store.CountOf("outbox-acked");
        }
    }
}
