using EdgeNode.Composition;
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
            NodeRig rig = ConsoleRig.Make(isLocked: false);
            ConsoleRig.Run(rig, rig.PowerOn(), HourMs, PassageMs);
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
            NodeRig rig = ConsoleRig.Make(isLocked: true);
            ConsoleRig.Run(rig, rig.PowerOn(), HourMs, PassageMs);
            Assert.AreEqual(plain.Messages.Count, rig.Messages.Count);
            for (int i = 0; i < plain.Messages.Count; i++)
            {
                Assert.AreEqual(plain.MessageAt(i).Text, rig.MessageAt(i).Text);
            }

            Assert.IsTrue(rig.MessageAt(0).Text.IndexOf("\"lock\":\"sealed\"") > 0);
        }

        [TestMethod]
        public void A_locked_box_knows_each_command_of_an_open_one_and_refuses_all_but_four()
        {
            string[] help = LinesSaid(ConsoleRig.Make(isLocked: false), "help");
            int refused = 0;
            int commands = 0;
            for (int i = 1; i < help.Length && help[i] != "ok\r"; i++)
            {
                string name = help[i].Substring(0, help[i].IndexOf(' '));
                bool isForLocked = name == "status" || name == "version" || name == "unlock" || name == "factory-reset";
                bool isRefused = LinesSaid(ConsoleRig.Make(isLocked: true), name)[1].IndexOf("error locked ") == 0;
                Assert.AreEqual(!isForLocked, isRefused, name);
                refused += isRefused ? 1 : 0;
                commands++;
            }

            Assert.AreEqual(4, commands - refused);
            Assert.IsTrue(refused > 10);
        }

        [TestMethod]
        public void A_locked_box_uses_its_port_on_a_grid_whatever_it_is_asked()
        {
            NodeRig rig = ConsoleRig.Make(isLocked: true);
            WatchedServicePort port = (WatchedServicePort)rig.Service;
            Box box = rig.PowerOn();
            port.GridMs = ServiceConsole.GridMs;
            ScriptedChance chance = new ScriptedChance(3);
            for (int i = 0; i < 300; i++)
            {
                port.Arrive(i % 3 == 0 ? "status\r" : i % 3 == 1 ? "unlock\r" : "help\rgarbage\r");
                ConsoleRig.Run(rig, box, LongestAnswerMs + chance.Below(30000), PassageMs);
                Assert.IsTrue(port.TakeSent().Length > 0);
            }

            Assert.AreEqual(0, port.UsesBesideGrid);
            Assert.IsTrue(port.Uses > 3000);
        }

        [TestMethod]
        public void A_locked_box_to_which_nobody_speaks_looks_at_its_port_once_a_second()
        {
            NodeRig rig = ConsoleRig.Make(isLocked: true);
            WatchedServicePort port = (WatchedServicePort)rig.Service;
            Box box = rig.PowerOn();
            ConsoleRig.Run(rig, box, 20000, 0);
            port.GridMs = 1000;
            int before = port.Uses;
            ConsoleRig.Run(rig, box, 600000, 0);
            Assert.AreEqual(0, port.UsesBesideGrid);
            Assert.IsTrue(port.Uses - before <= 600);
            port.Arrive("version\r");
            ConsoleRig.Run(rig, box, 3000, 0);
            Assert.IsTrue(port.TakeSent().IndexOf("\r\nok\r\n") > 0);
        }

        [TestMethod]
        public void The_port_is_silent_for_a_second_from_the_close_of_a_slot_on_and_never_used_in_the_same_moment_after_a_step()
        {
            NodeRig rig = ConsoleRig.Make(isLocked: true);
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
        public void The_port_is_used_before_the_step_of_the_node_never_after_it()
        {
            NodeRig rig = ConsoleRig.Make(isLocked: true);
            WatchedServicePort port = (WatchedServicePort)rig.Service;
            Box box = rig.PowerOn();
            ConsoleRig.Run(rig, box, 30000, PassageMs);

            rig.Meter.HeldClock = rig.Clock;
            rig.Meter.LookTakesMs = 70;
            int looks = rig.Meter.Reads;
            for (int i = 0; i < 100; i++)
            {
                long beganMs = rig.Clock.UptimeMs;
                port.Arrive("version\r");
                int waitMs = box.Step();
                Assert.IsTrue(port.LastUseMs <= beganMs);
                rig.Clock.Advance(waitMs);
                port.TakeSent();
            }

            Assert.IsTrue(rig.Meter.Reads > looks);
        }

        [TestMethod]
        public void An_open_box_goes_on_at_once_while_there_is_work_and_a_locked_one_never()
        {
            int steps = StepsTo(isLocked: false);
            Assert.IsTrue(steps > 20, steps.ToString());
            Assert.AreEqual(0, StepsTo(isLocked: true));
        }

        // How often in ten seconds the box wants to go on within the grid.
        private static int StepsTo(bool isLocked)
        {
            NodeRig rig = ConsoleRig.Make(isLocked);
            WatchedServicePort port = (WatchedServicePort)rig.Service;
            Box box = rig.PowerOn();
            ConsoleRig.Run(rig, box, 60000, 0);
            port.GridMs = ServiceConsole.GridMs;
            port.Arrive(isLocked ? "status\runlock\r" : "help\rshow\r");
            ConsoleRig.Run(rig, box, 10000, 0);
            return port.UsesBesideGrid;
        }

        // The line itself first, as it is echoed; each with its CR.
        private static string[] LinesSaid(NodeRig rig, string line)
        {
            WatchedServicePort port = (WatchedServicePort)rig.Service;
            Box box = rig.PowerOn();
            ConsoleRig.Run(rig, box, 20000, 0);
            port.TakeSent();
            port.Arrive(line + "\r");
            ConsoleRig.Run(rig, box, 10000, 0);
            return port.TakeSent().Split(new[] { '\n' });
        }
    }
}
