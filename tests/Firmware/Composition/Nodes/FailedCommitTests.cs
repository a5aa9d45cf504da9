using EdgeNode.Contracts;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A store that fails is no reading, but when it fails may depend on one: what leaves and when must not show it, beyond the summary that is not there.</summary>
    [TestClass]
    public class FailedCommitTests
    {
        private const int SlotMs = NodeRig.SlotMs;
        private const int Slots = 4;

        // The node kx7q22's, see ReportingRig.
        private const int SendOffsetMs = ReportingRig.SendOffsetMs;

        [TestMethod]
        public void A_commit_that_fails_moves_no_other_message_than_those_that_would_have_waited_for_its_summary()
        {
            NodeRig twin = Run(-1);
            for (int failing = 0; failing < Slots; failing++)
            {
                NodeRig rig = Run(failing);
                Assert.AreEqual(twin.Messages.Count - 1, rig.Messages.Count);
                long slotEndMs = (failing + 1L) * SlotMs;
                int at = 0;
                for (int i = 0; i < twin.Messages.Count; i++)
                {
                    SentMessage expected = twin.MessageAt(i);
                    bool isOfSlot = expected.UptimeMs >= slotEndMs && expected.UptimeMs < slotEndMs + SlotMs;
                    if (isOfSlot && expected.Kind == "summary")
                    {
                        Assert.AreEqual(slotEndMs + SendOffsetMs, expected.UptimeMs);
                        continue;
                    }

                    // Health follows its slot's summary; without one it is due when that would have been.
                    SentMessage sent = rig.MessageAt(at++);
                    Assert.AreEqual(expected.Topic, sent.Topic);
                    Assert.AreEqual(isOfSlot && expected.Kind == "health" ? slotEndMs + SendOffsetMs : expected.UptimeMs, sent.UptimeMs);
                }

                Assert.AreEqual(twin.Link.Connects, rig.Link.Connects);
            }
        }

        [TestMethod]
        public void Older_summaries_leave_at_the_same_moments_whether_or_not_the_slots_own_commit_fails()
        {
            NodeRig twin = Offline(-1);
            NodeRig rig = Offline(2);
            Assert.AreEqual(3, twin.Node.SlotsReleased);
            Assert.AreEqual(2, rig.Node.SlotsReleased);
            twin.Run(SlotMs - 1);
            rig.Run(SlotMs - 1);
            Assert.AreEqual(twin.Link.LastConnectMs, rig.Link.LastConnectMs);
            Assert.IsTrue(rig.Messages.Count > 4);
            for (int i = 0; i < rig.Messages.Count - 1; i++)
            {
                Assert.AreEqual(twin.MessageAt(i).Topic, rig.MessageAt(i).Topic);
                Assert.AreEqual(twin.MessageAt(i).UptimeMs, rig.MessageAt(i).UptimeMs);
            }
        }

        // Three slots without a broker, which is back with the end of the third.
        private static NodeRig Offline(int failing)
        {
            NodeRig rig = new NodeRig();
            Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            rig.Link.ConnectAnswer = LinkSignal.ConnectFailed;
            for (int slot = 0; slot < 3; slot++)
            {
                rig.Run(slot == 0 ? SlotMs : SlotMs - 1);
                Spoil(rig, slot == failing);
                rig.Run(1);
            }

            rig.Link.ConnectAnswer = LinkSignal.Connected;
            return rig;
        }

        private static NodeRig Run(int failing)
        {
            NodeRig rig = new NodeRig();
            Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            for (int slot = 0; slot < Slots; slot++)
            {
                rig.Run(slot == 0 ? SlotMs : SlotMs - 1);
                Spoil(rig, slot == failing);
                rig.Run(1);
            }

            rig.Run(SlotMs - 2);
            Assert.AreEqual(failing < 0 ? Slots : Slots - 1, rig.Node.SlotsReleased);
            return rig;
        }

        private static void Spoil(NodeRig rig, bool isFailing)
        {
            if (isFailing)
            {
                rig.Store.SpoilCommit(0, StoreFault.FailsWithOldContent);
            }
        }
    }
}
