using EdgeNode.Contracts;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class NodeScheduleTests
    {
        private const int SlotMs = NodeRig.SlotMs;

        [TestMethod]
        public void Steps_at_arbitrary_times_change_neither_what_is_sent_nor_when()
        {
            int[] answersAfterMs = { 30, 130, 250, 770 };
            for (int i = 0; i < answersAfterMs.Length; i++)
            {
                NodeRig calm = Booted(answersAfterMs[i], 0);
                NodeRig restless = Booted(answersAfterMs[i], 97);

                RunWithOutages(calm);
                RunWithOutages(restless);

                Assert.IsTrue(calm.Link.Connects > 4);
                Assert.AreEqual(calm.Link.Connects, restless.Link.Connects);
                Assert.AreEqual(calm.Link.LastConnectMs, restless.Link.LastConnectMs);
                Assert.AreEqual(calm.Messages.Count, restless.Messages.Count);
                for (int at = 0; at < calm.Messages.Count; at++)
                {
                    Assert.AreEqual(calm.MessageAt(at).UptimeMs, restless.MessageAt(at).UptimeMs);
                    Assert.AreEqual(calm.MessageAt(at).Topic, restless.MessageAt(at).Topic);
                    Assert.AreEqual(calm.MessageAt(at).Text, restless.MessageAt(at).Text);
                }
            }
        }

        private static NodeRig Booted(int answerAfterMs, int extraStepsWithinMs)
        {
            NodeRig rig = new NodeRig { ExtraStepsWithinMs = extraStepsWithinMs };
            Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            rig.Link.AnswerAfterMs = answerAfterMs;
            return rig;
        }

        // A cut while nothing is under way, an outage over slots' ends, and a publish that is not answered.
        private static void RunWithOutages(NodeRig rig)
        {
            rig.Run((2L * SlotMs) + 333);
            rig.Link.Cut();
            rig.Run(SlotMs);
            rig.Link.ConnectAnswer = LinkSignal.ConnectFailed;
            rig.Link.Cut();
            rig.Run(2L * SlotMs);
            rig.Link.ConnectAnswer = LinkSignal.Connected;
            rig.Run(SlotMs);
            rig.Link.AnswerOnce(rig.Messages.Count, LinkSignal.None);
            rig.Run(2L * SlotMs);
        }
    }
}
