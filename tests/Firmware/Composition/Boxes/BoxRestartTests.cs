using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>How a box comes to its restart, and what is left to be done at the next boot.</summary>
    [TestClass]
    public class BoxRestartTests
    {
        private const int HourMs = 3600000;

        [TestMethod]
        public void A_box_that_is_told_to_restart_says_goodbye_answers_and_stops()
        {
            NodeRig rig = ConsoleRig.Make(isLocked: false);
            WatchedServicePort port = (WatchedServicePort)rig.Service;
            Box box = rig.PowerOn();
            ConsoleRig.Run(rig, box, 60000, 0);
            port.TakeSent();
            port.Arrive("factory-reset yes\r");
            ConsoleRig.Run(rig, box, 60000, 0);
            Assert.IsTrue(box.IsStopped);
            Assert.IsTrue(port.TakeSent().IndexOf("\r\nok\r\n") > 0);
            Assert.IsTrue(rig.MessageAt(rig.Messages.Count - 1).Text.IndexOf("\"disconnected\"") > 0);
            Box next = rig.PowerOn();
            port.Arrive("status\r");
            ConsoleRig.Run(rig, next, 5000, 0);
            Assert.IsNull(next.Node);
            Assert.IsTrue(port.TakeSent().IndexOf("the box was never told what to run") > 0);
        }

        [TestMethod]
        public void The_last_answer_of_a_box_without_a_node_goes_out_before_the_restart()
        {
            NodeRig rig = ConsoleRig.Make(isLocked: false);
            Assert.IsTrue(new FactoryReset(rig.Store).TryBegin());
            WatchedServicePort port = (WatchedServicePort)rig.Service;
            Box box = rig.PowerOn();
            ConsoleRig.Run(rig, box, 60000, 0);
            Assert.IsNull(box.Node);
            port.TakeSent();
            port.Arrive("factory-reset yes\r");
            ConsoleRig.Run(rig, box, 60000, 0);
            Assert.IsTrue(box.IsStopped);
            Assert.IsTrue(port.TakeSent().IndexOf("\r\nok\r\n") > 0);
        }

        [TestMethod]
        public void A_port_that_takes_nothing_holds_the_restart_for_a_minute_and_not_longer()
        {
            NodeRig rig = ConsoleRig.Make(isLocked: false);
            WatchedServicePort port = (WatchedServicePort)rig.Service;
            Box box = rig.PowerOn();
            ConsoleRig.Run(rig, box, 60000, 0);
            port.IsStuck = true;
            port.Arrive("version\r");
            ConsoleRig.Run(rig, box, 5000, 0);
            box.RequestStop();
            long askedMs = rig.Clock.UptimeMs;
            ConsoleRig.Run(rig, box, 10 * 60000, 0);
            Assert.IsTrue(box.IsStopped);
            Assert.IsTrue(rig.Clock.UptimeMs - askedMs <= 61000);
        }

        [TestMethod]
        public void A_set_with_which_the_node_does_not_start_gives_way_after_its_trial_to_the_one_before()
        {
            NodeRig rig = ConsoleRig.Make(isLocked: false);
            SetStore sets = new SetStore(rig.Store);
            sets.Open();
            SetDraft draft = new SetDraft(sets);
            byte[] settings = AsciiText.ToBytes("tenant demo\n");
            Assert.IsTrue(draft.TryPut(PartName.Settings, settings, settings.Length));
            Assert.IsTrue(draft.TryCommit());
            Box box = rig.PowerOn();
            ConsoleRig.Run(rig, box, HourMs, 0);
            Assert.IsNull(box.Node);
            Assert.IsTrue(box.IsStopped);
            Assert.IsTrue(rig.Clock.UptimeMs <= SetTrial.LongestMs + (2 * Box.RetryMs));
            Box next = rig.PowerOn();
            ConsoleRig.Run(rig, next, 60000, 0);
            Assert.IsNotNull(next.Node);
            Assert.IsFalse(next.IsStopped);
        }

        [TestMethod]
        public void A_factory_reset_that_a_power_cut_broke_off_is_finished_before_anything_is_read()
        {
            NodeRig rig = ConsoleRig.Make(isLocked: true);
            Assert.IsTrue(new FactoryReset(rig.Store).TryBegin());
            Box box = rig.PowerOn();
            Assert.AreEqual(StoreAnswer.Missing, rig.Store.Length(SetStore.ManifestEntry));
            Assert.AreEqual(StoreAnswer.Missing, rig.Store.Length(LockRecord.Entry));
            ConsoleRig.Run(rig, box, 60000, 0);
            Assert.IsNull(box.Node);
            Assert.AreEqual(0, rig.Messages.Count);
        }
    }
}
