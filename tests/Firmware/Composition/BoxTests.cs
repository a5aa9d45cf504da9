using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Console and node side by side: what the one may tell of the other, and what only a locked box does.</summary>
    [TestClass]
    public class BoxTests
    {
        private const int HourMs = 3600000;
        private const int PassageMs = 7000;

        // A look at the port each second, and the silence after a slot's end.
        private const int LongestAnswerMs = 3000;

        [TestMethod]
        public void An_open_box_samples_nothing_listens_to_no_pin_and_says_that_each_channel_is_absent()
        {
            NodeRig rig = Rig(isLocked: false);
            Run(rig, rig.PowerOn(), HourMs, PassageMs);
            Assert.AreEqual(0, rig.Meter.Reads);
            Assert.IsFalse(rig.Pin.IsStarted);
            int summaries = 0;
            for (int i = 0; i < rig.Messages.Count; i++)
            {
                string text = rig.MessageAt(i).Text;
                if (text.IndexOf("\"ch\":{") >= 0)
                {
                    summaries++;
                    Assert.IsTrue(text.IndexOf("\"ch\":{\"footfall\":null,\"sound\":null}") > 0, text);
                }
            }

            // The fourth slot has ended, and its summary waits for its moment.
            Assert.AreEqual(3, summaries);
            Assert.IsTrue(rig.MessageAt(0).Text.IndexOf("\"lock\":\"open\"") > 0);
        }

        [TestMethod]
        public void A_locked_box_counts_as_one_without_a_port()
        {
            NodeRig plain = new NodeRig();
            Assert.IsTrue(plain.TryBoot());
            plain.Run(HourMs, PassageMs);
            NodeRig rig = Rig(isLocked: true);
            Run(rig, rig.PowerOn(), HourMs, PassageMs);
            Assert.AreEqual(plain.Messages.Count, rig.Messages.Count);
            for (int i = 0; i < plain.Messages.Count; i++)
            {
                Assert.AreEqual(plain.MessageAt(i).Text, rig.MessageAt(i).Text);
            }

            Assert.IsTrue(rig.MessageAt(0).Text.IndexOf("\"lock\":\"sealed\"") > 0);
        }

        [TestMethod]
        public void A_locked_box_uses_its_port_on_a_grid_whatever_it_is_asked()
        {
            NodeRig rig = Rig(isLocked: true);
            WatchedServicePort port = (WatchedServicePort)rig.Service;
            Box box = rig.PowerOn();
            port.GridMs = ServiceConsole.GridMs;
            ScriptedChance chance = new ScriptedChance(3);
            for (int i = 0; i < 300; i++)
            {
                port.Arrive(i % 3 == 0 ? "status\r" : i % 3 == 1 ? "unlock\r" : "help\rgarbage\r");
                Run(rig, box, LongestAnswerMs + chance.Below(30000), PassageMs);
                Assert.IsTrue(port.TakeSent().Length > 0);
            }

            Assert.AreEqual(0, port.UsesBesideGrid);
            Assert.IsTrue(port.Uses > 3000);
        }

        [TestMethod]
        public void A_locked_box_to_which_nobody_speaks_looks_at_its_port_once_a_second()
        {
            NodeRig rig = Rig(isLocked: true);
            WatchedServicePort port = (WatchedServicePort)rig.Service;
            Box box = rig.PowerOn();
            Run(rig, box, 20000, 0);
            port.GridMs = 1000;
            int before = port.Uses;
            Run(rig, box, 600000, 0);
            Assert.AreEqual(0, port.UsesBesideGrid);
            Assert.IsTrue(port.Uses - before <= 600);
            port.Arrive("version\r");
            Run(rig, box, 3000, 0);
            Assert.IsTrue(port.TakeSent().IndexOf("\r\nok\r\n") > 0);
        }

        [TestMethod]
        public void The_port_is_silent_for_a_second_from_the_close_of_a_slot_on_and_never_used_in_the_same_moment_after_a_step()
        {
            NodeRig rig = Rig(isLocked: true);
            WatchedServicePort port = (WatchedServicePort)rig.Service;
            Box box = rig.PowerOn();
            int closes = 0;
            for (int i = 0; i < 20000 && closes < 3; i++)
            {
                long closedMs = box.Node == null ? 0 : box.Node.LastCloseMs;
                int uses = port.Uses;
                port.Arrive("version\r");
                int waitMs = box.Step();
                bool hasClosed = box.Node.LastCloseMs != closedMs;
                closes += hasClosed ? 1 : 0;
                Assert.IsTrue(waitMs >= 1);
                Assert.IsTrue(port.Uses == uses || box.Node.LastCloseMs == 0 || box.Node.LastCloseMs == rig.Clock.UptimeMs || rig.Clock.UptimeMs >= box.Node.LastCloseMs + 1000);

                // The close takes long, as a draw that is thrown away again and again does.
                rig.Clock.Advance(hasClosed ? 250 : waitMs);
                port.TakeSent();
            }

            Assert.AreEqual(3, closes);
        }

        [TestMethod]
        public void An_open_box_goes_on_at_once_while_there_is_work_and_a_locked_one_never()
        {
            int steps = StepsTo(isLocked: false);
            Assert.IsTrue(steps > 20, steps.ToString());
            Assert.AreEqual(0, StepsTo(isLocked: true));
        }

        [TestMethod]
        public void A_box_that_is_told_to_restart_says_goodbye_answers_and_stops()
        {
            NodeRig rig = Rig(isLocked: false);
            WatchedServicePort port = (WatchedServicePort)rig.Service;
            Box box = rig.PowerOn();
            Run(rig, box, 60000, 0);
            port.TakeSent();
            port.Arrive("factory-reset yes\r");
            Run(rig, box, 60000, 0);
            Assert.IsTrue(box.IsStopped);
            Assert.IsTrue(port.TakeSent().IndexOf("\r\nok\r\n") > 0);
            Assert.IsTrue(rig.MessageAt(rig.Messages.Count - 1).Text.IndexOf("\"disconnected\"") > 0);
            Box next = rig.PowerOn();
            port.Arrive("status\r");
            Run(rig, next, 5000, 0);
            Assert.IsNull(next.Node);
            Assert.IsTrue(port.TakeSent().IndexOf("the box was never told what to run") > 0);
        }

        [TestMethod]
        public void A_link_that_hangs_holds_the_restart_for_a_minute_and_not_longer()
        {
            NodeRig rig = Rig(isLocked: false);
            Box box = rig.PowerOn();
            Run(rig, box, 60000, 0);
            rig.Link.PublishAnswer = LinkSignal.None;
            box.RequestStop();
            long askedMs = rig.Clock.UptimeMs;
            Run(rig, box, 10 * 60000, 0);
            Assert.IsTrue(box.IsStopped);
            Assert.IsTrue(rig.Clock.UptimeMs - askedMs <= 61000);
        }

        [TestMethod]
        public void A_set_with_which_the_node_does_not_start_gives_way_after_its_trial_to_the_one_before()
        {
            NodeRig rig = Rig(isLocked: false);
            SetStore sets = new SetStore(rig.Store);
            sets.Open();
            SetDraft draft = new SetDraft(sets);
            byte[] settings = AsciiText.ToBytes("tenant demo\n");
            Assert.IsTrue(draft.TryPut(PartName.Settings, settings, settings.Length));
            Assert.IsTrue(draft.TryCommit());
            Box box = rig.PowerOn();
            Run(rig, box, HourMs, 0);
            Assert.IsNull(box.Node);
            Assert.IsTrue(box.IsStopped);
            Assert.IsTrue(rig.Clock.UptimeMs <= SetTrial.LongestMs + (2 * Box.RetryMs));
            Box next = rig.PowerOn();
            Run(rig, next, 60000, 0);
            Assert.IsNotNull(next.Node);
            Assert.IsFalse(next.IsStopped);
        }

        [TestMethod]
        public void A_factory_reset_that_a_power_cut_broke_off_is_finished_before_anything_is_read()
        {
            NodeRig rig = Rig(isLocked: true);
            Assert.IsTrue(new FactoryReset(rig.Store).TryBegin());
            Box box = rig.PowerOn();
            Assert.AreEqual(StoreAnswer.Missing, rig.Store.Length(SetStore.ManifestEntry));
            Assert.AreEqual(StoreAnswer.Missing, rig.Store.Length(LockRecord.Entry));
            Run(rig, box, 60000, 0);
            Assert.IsNull(box.Node);
            Assert.AreEqual(0, rig.Messages.Count);
        }

        // How often in ten seconds the box wants to go on within the grid.
        private static int StepsTo(bool isLocked)
        {
            NodeRig rig = Rig(isLocked);
            WatchedServicePort port = (WatchedServicePort)rig.Service;
            Box box = rig.PowerOn();
            Run(rig, box, 60000, 0);
            port.GridMs = ServiceConsole.GridMs;
            port.Arrive(isLocked ? "status\runlock\r" : "help\rshow\r");
            Run(rig, box, 10000, 0);
            return port.UsesBesideGrid;
        }

        private static NodeRig Rig(bool isLocked)
        {
            NodeRig rig = new NodeRig();
            rig.Service = new WatchedServicePort(rig);
            if (isLocked)
            {
                Assert.IsTrue(new LockRecord(rig.Store).TryLock());
            }

            return rig;
        }

        private static void Run(NodeRig rig, Box box, long ms, int riseEveryMs)
        {
            long endMs = rig.Clock.UptimeMs + ms;
            long riseMs = riseEveryMs == 0 ? long.MaxValue : rig.Clock.UptimeMs + riseEveryMs;
            while (rig.Clock.UptimeMs < endMs && !box.IsStopped)
            {
                long nextMs = rig.Clock.UptimeMs + box.Step();
                for (; riseMs <= nextMs; riseMs += riseEveryMs)
                {
                    rig.Pin.Rise(riseMs);
                }

                rig.Clock.AdvanceTo(nextMs < endMs ? nextMs : endMs);
            }
        }
    }
}
