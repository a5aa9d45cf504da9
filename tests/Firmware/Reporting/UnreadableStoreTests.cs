using EdgeNode.Reporting;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A store that cannot be read for a while has lost nothing.</summary>
    [TestClass]
    public class UnreadableStoreTests
    {
        private const int Several = 15;

        [TestMethod]
        public void While_an_entry_cannot_be_read_no_outbox_is_opened_and_afterwards_its_run_goes_on()
        {
            string[] entries = { "run", "run-2", "outbox-acked", "outbox-acked-2", "outbox-0", "outbox-1", "outbox-3" };
            foreach (string entry in entries)
            {
                ReportingRig rig = OutboxTests.Filled(Several);
                OutboxTests.Take(rig, 0);
                string run = rig.Outbox.Run;
                int boot = rig.Outbox.Boot;
                int commits = rig.Store.Commits;
                rig.Store.Unreadable = entry;

                Assert.IsFalse(TryOpen(rig.Store, out Outbox outbox, out string refusal), entry);

                Assert.IsNull(outbox);
                Assert.Contains("cannot be read", refusal);
                Assert.AreEqual(commits, rig.Store.Commits);
                rig.Store.Unreadable = null;
                rig.Boot();
                Assert.AreEqual(run, rig.Outbox.Run);
                Assert.AreEqual(boot + 1, rig.Outbox.Boot);
                Assert.AreEqual(Several, rig.Outbox.NextSeq);
                OutboxTests.Take(rig, 1);
            }
        }

        [TestMethod]
        public void A_summary_that_cannot_be_read_now_is_sent_when_it_can()
        {
            ReportingRig rig = OutboxTests.Filled(Several);
            rig.Store.Unreadable = "outbox-0";
            for (int look = 0; look < 59; look++)
            {
                Assert.IsFalse(rig.Outbox.TryPeek(out _));
            }

            rig.Store.Unreadable = null;

            for (int seq = 0; seq < Several; seq++)
            {
                OutboxTests.Take(rig, seq);
            }

            Assert.AreEqual(0, rig.Outbox.MissingCount);
        }

        [TestMethod]
        public void A_summary_that_stays_unreadable_does_not_hold_the_others_up_for_ever()
        {
            ReportingRig rig = OutboxTests.Filled(Several);
            rig.Store.Unreadable = "outbox-0";
            int looks = 0;
            while (!rig.Outbox.TryPeek(out _) && looks < 1000)
            {
                looks++;
            }

            OutboxTests.Take(rig, ReportingRig.SegmentRecords);
            Assert.AreEqual(ReportingRig.SegmentRecords, rig.Outbox.MissingCount);
        }

        private static bool TryOpen(RamStore store, out Outbox outbox, out string refusal)
        {
            return Outbox.TryOpen(store, TapeEntropy.Good(100, 9), ReportingRig.Segments, ReportingRig.Topic, out outbox, out refusal);
        }
    }
}
