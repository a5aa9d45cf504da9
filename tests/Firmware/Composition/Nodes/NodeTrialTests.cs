using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class NodeTrialTests
    {
        private const int MinuteMs = 60000;

        [TestMethod]
        public void A_set_over_which_no_broker_is_reached_gives_way_after_a_quarter_of_an_hour_and_the_box_stops_to_restart()
        {
            NodeRig rig = BootedOnTrial();
            rig.Link.ConnectAnswer = LinkSignal.ConnectFailed;

            AssertGivesWay(rig);
        }

        [TestMethod]
        public void A_connection_without_a_PUBACK_proves_nothing()
        {
            NodeRig rig = BootedOnTrial();
            ScriptedLink link = rig.Link;
            link.PublishAnswer = LinkSignal.None;

            AssertGivesWay(rig);
            Assert.IsTrue(link.Connects > 0);
        }

        [TestMethod]
        public void The_first_PUBACK_proves_a_set_with_one_commit()
        {
            NodeRig rig = BootedOnTrial();
            rig.Run(4 * MinuteMs);

            Assert.IsTrue(rig.Messages.Count > 0);
            Assert.IsFalse(rig.Sets.Trial.IsOn);
            rig.Run(30 * MinuteMs);
            Assert.IsFalse(rig.Node.IsStopped);
            Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            Assert.IsFalse(rig.Sets.Trial.IsOn);
            Assert.AreEqual(3, rig.Sets.Generation);
        }

        [TestMethod]
        public void A_proof_that_the_store_does_not_take_is_tried_again_a_minute_later_and_the_set_does_not_give_way()
        {
            NodeRig rig = BootedOnTrial();
            rig.Store.FailReplacesOf = SetStore.ManifestEntry;
            rig.Run(30 * MinuteMs);

            Assert.IsTrue(rig.Sets.Trial.IsOn);
            Assert.IsFalse(rig.Node.IsStopped);
            rig.Store.FailReplacesOf = null;
            rig.Run(MinuteMs);
            Assert.IsFalse(rig.Sets.Trial.IsOn);
        }

        [TestMethod]
        public void At_the_sixth_boot_without_a_PUBACK_the_set_before_runs()
        {
            NodeRig rig = BootedOnTrial();
            for (int boot = 1; boot <= SetTrial.GreatestBoots; boot++)
            {
                Assert.AreEqual(boot, rig.Sets.Trial.Boots);
                Assert.AreEqual(3, rig.Sets.Generation);
                Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            }

            Assert.AreEqual(2, rig.Sets.Generation);
            Assert.AreEqual((int)SetFall.TooManyBoots, (int)rig.Sets.Fall);
            Assert.AreEqual(3, rig.Sets.FallenGeneration);
            Assert.IsFalse(rig.Sets.Trial.IsOn);
        }

        // Two sets that have proven themselves, and a third that has not.
        private static NodeRig BootedOnTrial()
        {
            NodeRig rig = new NodeRig();
            ToldSet.Change(rig.Store, PartName.Settings, "tenant town\n" + NodeRig.SettingsText.Substring(12));
            SetStore sets = new SetStore(rig.Store);
            sets.Open();
            SetDraft draft = new SetDraft(sets);
            Assert.IsTrue(draft.TryPut(PartName.Settings, AsciiText.ToBytes(NodeRig.SettingsText), NodeRig.SettingsText.Length));
            Assert.IsTrue(draft.TryCommit());
            Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            Assert.IsTrue(rig.Sets.Trial.CanGiveWay);
            return rig;
        }

        private static void AssertGivesWay(NodeRig rig)
        {
            rig.Run(SetTrial.LongestMs - 1000);
            Assert.IsTrue(rig.Sets.Trial.CanGiveWay);
            rig.Run(3 * MinuteMs);
            Assert.IsTrue(rig.Node.IsStopped);

            Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            Assert.AreEqual(2, rig.Sets.Generation);
            Assert.AreEqual((int)SetFall.NoAcknowledgement, (int)rig.Sets.Fall);
            Assert.AreEqual(3, rig.Sets.FallenGeneration);
            Assert.IsFalse(rig.Sets.Trial.IsOn);
        }
    }
}
