using EdgeNode.Contracts;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class NodeScheduleTests
    {
        private const int SlotMs = NodeRig.SlotMs;
        private const int CloseMs = 300;

        // Five of them, and the summaries that wait.
        private const int MessagesOfAConnectMs = 3000;

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
                AssertSameMessages(calm, restless);
            }
        }

        [TestMethod]
        public void A_slots_end_that_came_while_a_close_held_the_box_is_told_at_a_moment_in_which_other_steps_have_no_say()
        {
            // Draws of the wait before connecting, among them one that ends before the fresh summary is due: what a late look at the
            // slot's end moves would else be lost in the queue.
            int waitedForTheirMoment = 0;
            for (uint draws = 1; draws <= 4; draws++)
            {
                // The first slot ends at the first quarter hour that comes after a slot's length: here not before the close.
                NodeRig first = Booted(ScriptedLink.LatencyMs, 0, SlotMs + 800000, draws);
                LoseTheBrokerInTheSecondQuarterHour(first);
                long slotEndMs = first.Link.LastCloseMs + (CloseMs / 3);

                NodeRig calm = Booted(ScriptedLink.LatencyMs, 0, slotEndMs, draws);
                LoseTheBrokerInTheSecondQuarterHour(calm);
                Assert.AreEqual(first.Link.LastCloseMs, calm.Link.LastCloseMs);
                Assert.AreEqual(1, calm.Node.SlotsReleased);
                long connectedMs = calm.Link.LastConnectMs + ScriptedLink.LatencyMs;
                waitedForTheirMoment += calm.MessageAt(calm.Messages.Count - 1).UptimeMs > connectedMs + MessagesOfAConnectMs ? 1 : 0;

                int[] extraStepsWithinMs = { 23, 97, 250 };
                for (int i = 0; i < extraStepsWithinMs.Length; i++)
                {
                    NodeRig restless = Booted(ScriptedLink.LatencyMs, extraStepsWithinMs[i], slotEndMs, draws);
                    LoseTheBrokerInTheSecondQuarterHour(restless);
                    AssertSameMessages(calm, restless);
                }
            }

            Assert.IsTrue(waitedForTheirMoment > 0);
        }

        private static NodeRig Booted(int answerAfterMs, int extraStepsWithinMs, long midnightMs = 0, uint draws = 11)
        {
            NodeRig rig = new NodeRig
            {
                ExtraStepsWithinMs = extraStepsWithinMs,
                StartUtcMs = NodeRig.MidnightUtcMs - midnightMs,
                Entropy = TapeEntropy.Good(NodeRig.TapeLength, draws),
            };
            Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            rig.Link.AnswerAfterMs = answerAfterMs;
            return rig;
        }

        private static void AssertSameMessages(NodeRig one, NodeRig other)
        {
            Assert.AreEqual(one.Messages.Count, other.Messages.Count);
            for (int at = 0; at < one.Messages.Count; at++)
            {
                Assert.AreEqual(one.MessageAt(at).UptimeMs, other.MessageAt(at).UptimeMs);
                Assert.AreEqual(one.MessageAt(at).Topic, other.MessageAt(at).Topic);
                Assert.AreEqual(one.MessageAt(at).Text, other.MessageAt(at).Text);
            }
        }

        private static void LoseTheBrokerInTheSecondQuarterHour(NodeRig rig)
        {
            rig.Link.CloseTakesMs = CloseMs;
            rig.Run(SlotMs + 100333);
            rig.Link.Cut();
            rig.Run(SlotMs / 2);
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
