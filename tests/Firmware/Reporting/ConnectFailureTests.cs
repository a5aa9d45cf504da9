using EdgeNode.Contracts;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>What the day's health says of failed connections and of attempts to unlock.</summary>
    [TestClass]
    public class ConnectFailureTests
    {
        private const int SlotsPerDay = 96;

        [TestMethod]
        public void The_last_failure_to_connect_of_a_day_is_told_and_the_next_day_begins_without_one()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.Link.ConnectAnswer = LinkSignal.ConnectFailed;
            rig.Link.ConnectFailure = LinkFailure.WifiNotFound;
            rig.Run(ReportingRig.SlotMs / 2);
            rig.Link.ConnectFailure = LinkFailure.TlsRefused;
            rig.RunSlot();
            rig.Link.ConnectAnswer = LinkSignal.Connected;
            rig.Run(ReportingRig.SlotMs / 2);
            AssertConnect(rig, 1, "tls-refused");
            for (int slot = 0; slot < SlotsPerDay; slot++)
            {
                rig.RunSlot();
            }

            rig.Run(ReportingRig.SlotMs / 2);
            AssertConnect(rig, 2, "none");
        }

        [TestMethod]
        public void An_attempt_that_is_never_answered_is_told_and_a_connection_that_breaks_is_no_failure_to_connect()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.Link.ConnectAnswer = LinkSignal.None;
            rig.Run(ReportingRig.SlotMs / 4);
            rig.Link.ConnectAnswer = LinkSignal.Connected;
            rig.RunSlot();
            rig.Run(ReportingRig.SlotMs / 2);
            AssertConnect(rig, 1, "no-answer");

            ReportingRig other = new ReportingRig();
            other.Boot();
            other.Run(ReportingRig.SlotMs / 2);
            other.Link.Cut();
            other.RunSlot();
            other.Run(ReportingRig.SlotMs / 2);
            AssertConnect(other, 1, "none");
        }

        [TestMethod]
        public void Failed_unlocks_are_told_as_a_class_and_never_as_a_number()
        {
            int[] counts = { 0, 7, 9, 10, 4711 };
            string[] words = { "0", "1-9", "1-9", "10+", "10+" };
            for (int i = 0; i < counts.Length; i++)
            {
                ReportingRig rig = new ReportingRig();
                rig.Boot();
                rig.Health.FailedUnlocks = counts[i];
                rig.RunSlot();
                rig.Run(ReportingRig.SlotMs / 2);
                Assert.Contains("\"unlocks\":\"" + words[i] + "\",", rig.LastWith("\"memory\"").Text);
            }
        }

        private static void AssertConnect(ReportingRig rig, int messages, string word)
        {
            Assert.AreEqual(messages, rig.Kinds("health"));
            Assert.Contains("\"connect\":\"" + word + "\"}", rig.LastWith("\"memory\"").Text);
        }
    }
}
