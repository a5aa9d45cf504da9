using EdgeNode.Contracts;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A short day with everything in it, run once for each commit or publish that can go wrong in it.</summary>
    [TestClass]
    public class ScriptedDayTests
    {
        // Two segments and a half: segments begin, end and are deleted.
        private const int Windows = 30;
        private const int FirstOutageWindow = 8;
        private const int LastOutageWindow = 14;

        // Longer than the longest backoff and the send offset.
        private const long DrainMs = 700000;

        [TestMethod]
        public void An_undisturbed_day_is_received_whole()
        {
            ReportingRig rig = new ReportingRig();

            RunDay(rig);

            ReceivedSummaries received = new ReceivedSummaries(rig.Messages);
            Assert.AreEqual(Windows, received.Count);
            Assert.AreEqual(0, received.Missing);
            Assert.AreEqual(0, received.Repeats);
        }

        [TestMethod]
        public void Whichever_commit_fails_at_most_its_window_is_lost_and_no_number()
        {
            int commits = CommitsOfADay();
            for (int commit = 0; commit < commits; commit++)
            {
                ReceivedSummaries received = DayWithSpoiledCommit(commit, StoreFault.FailsWithOldContent, out ReportingRig rig);
                Assert.AreEqual(Windows - rig.Outbox.ForfeitCount, received.Count);
                Assert.IsTrue(rig.Outbox.ForfeitCount <= 1);
                Assert.AreEqual(0, received.Missing);
            }
        }

        [TestMethod]
        public void Whichever_commit_fails_and_takes_effect_all_the_same_nothing_is_lost()
        {
            int commits = CommitsOfADay();
            for (int commit = 0; commit < commits; commit++)
            {
                ReceivedSummaries received = DayWithSpoiledCommit(commit, StoreFault.FailsWithNewContent, out ReportingRig rig);
                Assert.AreEqual(Windows, received.Count);
                Assert.AreEqual(0, rig.Outbox.ForfeitCount);
                Assert.AreEqual(0, received.Missing);
            }
        }

        [TestMethod]
        public void Whichever_commit_the_power_goes_before_at_most_one_window_is_lost_and_no_number()
        {
            int commits = CommitsOfADay();
            for (int commit = 0; commit < commits; commit++)
            {
                ReceivedSummaries received = DayWithSpoiledCommit(commit, StoreFault.CutBefore, out _);
                Assert.IsTrue(received.Count >= Windows - 1);
                Assert.AreEqual(0, received.Missing);
            }
        }

        [TestMethod]
        public void Whichever_commit_the_power_goes_after_no_window_and_no_number_is_lost()
        {
            int commits = CommitsOfADay();
            for (int commit = 0; commit < commits; commit++)
            {
                ReceivedSummaries received = DayWithSpoiledCommit(commit, StoreFault.CutAfter, out _);
                Assert.AreEqual(Windows, received.Count);
                Assert.AreEqual(0, received.Missing);
            }
        }

        [TestMethod]
        public void Whichever_publish_the_power_goes_at_the_broker_gets_everything_and_a_repeat_is_the_same_bytes()
        {
            ReportingRig calm = new ReportingRig();
            RunDay(calm);
            for (int publish = 0; publish < calm.Messages.Count; publish++)
            {
                ReportingRig rig = new ReportingRig();
                RunDay(rig, publish);
                ReceivedSummaries received = new ReceivedSummaries(rig.Messages);
                Assert.AreEqual(Windows, received.Count);
                Assert.AreEqual(0, received.Missing);
                Assert.AreEqual(calm.MessageAt(publish).Kind == "summary" ? 1 : 0, received.Repeats);
            }
        }

        private static int CommitsOfADay()
        {
            ReportingRig rig = new ReportingRig();
            RunDay(rig);
            Assert.IsTrue(rig.Store.Commits > 2 * Windows);
            return rig.Store.Commits;
        }

        private static ReceivedSummaries DayWithSpoiledCommit(int commit, StoreFault fault, out ReportingRig rig)
        {
            rig = new ReportingRig();
            rig.Store.SpoilCommit(commit, fault);
            RunDay(rig);
            return new ReceivedSummaries(rig.Messages);
        }

        private static void RunDay(ReportingRig rig, int cutAtPublish = -1)
        {
            bool isOver = false;
            while (!isOver)
            {
                try
                {
                    if (!rig.IsOn)
                    {
                        rig.Boot();
                        rig.Link.CutPowerAt(cutAtPublish);
                    }

                    RunWindows(rig);
                    isOver = true;
                }
                catch (PowerCutException)
                {
                    rig.CutPower();
                }
            }
        }

        private static void RunWindows(ReportingRig rig)
        {
            while (rig.Windows < Windows)
            {
                bool isOut = rig.Windows >= FirstOutageWindow && rig.Windows <= LastOutageWindow;
                rig.Link.ConnectAnswer = isOut ? LinkSignal.ConnectFailed : LinkSignal.Connected;
                if (rig.Windows == FirstOutageWindow)
                {
                    rig.Link.Cut();
                }

                rig.RunSlot();
            }

            rig.Run(DrainMs);
        }
    }
}
