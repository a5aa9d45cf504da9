using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class NodeStartTests
    {
        [TestMethod]
        public void A_box_with_settings_and_a_policy_starts()
        {
            NodeRig rig = new NodeRig();

            Assert.IsTrue(rig.TryBoot(), rig.Refusal);

            Assert.IsNull(rig.Refusal);
            Assert.IsTrue(rig.Pin.IsStarted);
        }

        [TestMethod]
        public void A_bad_store_is_refused_with_one_line_and_changes_nothing()
        {
            AssertRefused(NodeSettings.EntryName, null, "settings: not in the store");
            AssertRefused(NodeSettings.EntryName, "", "tenant: missing");
            AssertRefused(NodeSettings.EntryName, NodeRig.SettingsText + "colour green\n", "colour");
            AssertRefused(NodeSettings.EntryName, "tenant De mo\n" + NodeRig.SettingsText.Substring(12), "tenant");
            AssertRefused(NodeSettings.EntryName, new string('x', NodeSettingsText.GreatestLength + 1), "1025 bytes");
            AssertRefused(StoredConfiguration.PolicyEntryName, null, "policy: not in the store");
            AssertRefused(StoredConfiguration.PolicyEntryName, "", "policy, line");
            AssertRefused(StoredConfiguration.PolicyEntryName, "policy 1 \"a\"\nnumber x\n", "policy, line 2");
            AssertRefused(StoredConfiguration.PolicyEntryName, new string('#', PolicyParser.GreatestLength + 1), "4097 bytes");
        }

        [TestMethod]
        public void A_policy_under_the_floor_is_refused_by_line()
        {
            string tooFine = "channel footfall counted window 900 noise 2 lockout 500 edges 5 20\n";
            AssertRefused(StoredConfiguration.PolicyEntryName, NodeRig.PolicyHead + tooFine + NodeRig.PolicyTail, "policy, line 4");
        }

        [TestMethod]
        public void Without_random_bytes_for_a_new_run_it_does_not_start()
        {
            NodeRig rig = new NodeRig { Entropy = new TapeEntropy(new byte[0]) };

            AssertRefused(rig, "run: no random bytes");
        }

        [TestMethod]
        public void A_board_whose_name_cannot_be_told_is_refused()
        {
            NodeRig rig = new NodeRig { Board = "Bench 1" };

            Assert.IsFalse(rig.TryBoot());

            Assert.Contains("board", rig.Refusal);
        }

        [TestMethod]
        public void A_box_that_cannot_read_its_store_does_not_start_and_goes_on_when_it_can()
        {
            string[] entries = { NodeSettings.EntryName, StoredConfiguration.PolicyEntryName, "run" };
            foreach (string entry in entries)
            {
                NodeRig rig = new NodeRig();
                Assert.IsTrue(rig.TryBoot(), rig.Refusal);
                rig.Run(NodeRig.SlotMs + 1000);
                rig.Store.Unreadable = entry;

                AssertRefused(rig, entry + ": cannot be read");

                rig.Store.Unreadable = null;
                Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            }
        }

        [TestMethod]
        public void A_box_with_another_node_id_sends_nothing_of_the_node_before()
        {
            AssertSendsNothingOfBefore("tenant demo\nnode kx7q23\n", "/demo/kx7q23/");
        }

        [TestMethod]
        public void A_box_of_another_tenant_sends_nothing_of_the_tenant_before()
        {
            AssertSendsNothingOfBefore("tenant town\nnode kx7q22\n", "/town/kx7q22/");
        }

        private static void AssertSendsNothingOfBefore(string settings, string topic)
        {
            NodeRig rig = new NodeRig();
            Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            rig.Link.ConnectAnswer = LinkSignal.ConnectFailed;
            rig.Run((5L * NodeRig.SlotMs) + 1000);
            Assert.AreEqual(0, rig.Messages.Count);
            Assert.AreEqual(5, rig.Node.SlotsReleased);
            rig.Store.Put(NodeSettings.EntryName, AsciiText.ToBytes(settings + NodeRig.SettingsText.Substring(settings.Length)));

            Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            rig.Run((2L * NodeRig.SlotMs) + 1000);

            // Of the two slots since then the second one's summary is not due yet.
            int summaries = 0;
            for (int i = 0; i < rig.Messages.Count; i++)
            {
                Assert.Contains(topic, rig.MessageAt(i).Topic);
                if (rig.MessageAt(i).Topic.IndexOf("/summary") >= 0)
                {
                    summaries++;
                    Assert.Contains("\"boot\":1,\"seq\":0,", rig.MessageAt(i).Text);
                }
            }

            Assert.AreEqual(1, summaries);
        }

        private static void AssertRefused(string entry, string content, string expected)
        {
            NodeRig rig = new NodeRig();
            if (content == null)
            {
                rig.Store.TryDelete(entry);
            }
            else
            {
                rig.Store.Put(entry, AsciiText.ToBytes(content));
            }

            AssertRefused(rig, expected);
        }

        private static void AssertRefused(NodeRig rig, string expected)
        {
            int commits = rig.Store.Commits;
            Assert.IsFalse(rig.TryBoot());
            Assert.IsNull(rig.Node);
            Assert.Contains(expected, rig.Refusal);
            Assert.AreEqual(-1, rig.Refusal.IndexOf('\n'));
            Assert.AreEqual(commits, rig.Store.Commits);
            Assert.AreEqual(0, rig.Link.Connects);
            Assert.IsFalse(rig.Pin.IsStarted);
        }
    }
}
