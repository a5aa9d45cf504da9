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
            AssertRefused(PartName.Settings, null, "settings: not in the set that runs");
            AssertRefused(PartName.Settings, "", "tenant: missing");
            AssertRefused(PartName.Settings, NodeRig.SettingsText + "colour green\n", "colour");
            AssertRefused(PartName.Settings, "tenant De mo\n" + NodeRig.SettingsText.Substring(12), "tenant");
            AssertRefused(PartName.Policy, null, "policy: not in the set that runs");
            AssertRefused(PartName.Policy, "", "policy, line");
            AssertRefused(PartName.Policy, "policy 1 \"a\"\nnumber x\n", "policy, line 2");
        }

        [TestMethod]
        public void A_part_that_is_too_long_is_refused_with_one_line_and_not_read()
        {
            AssertTooLong(PartName.Settings, NodeSettingsText.GreatestLength + 1, "settings: 1025 bytes; allowed: at most 1024");
            AssertTooLong(PartName.Policy, PolicyParser.GreatestLength + 1, "policy: 4097 bytes; allowed: at most 4096");
        }

        [TestMethod]
        public void A_box_that_was_never_told_says_so_and_changes_nothing()
        {
            NodeRig rig = new NodeRig();
            rig.Store.TryDelete(SetStore.ManifestEntry);

            AssertRefused(rig, "manifest: not in the store; the box was never told what to run");
        }

        [TestMethod]
        public void A_damaged_set_is_refused_with_one_line_that_names_the_part()
        {
            AssertDamaged(SetStore.ManifestEntry, "manifest: damaged; store it again");
            AssertDamaged(PartName.Settings + "-1", "settings: damaged; store it again");
            AssertDamaged(PartName.Policy + "-1", "policy: damaged; store it again");
        }

        [TestMethod]
        public void A_box_whose_set_is_damaged_runs_the_one_before_and_says_so()
        {
            NodeRig rig = new NodeRig();
            ToldSet.Change(rig.Store, PartName.Settings, "tenant town\n" + NodeRig.SettingsText.Substring(12));
            rig.Store.ContentOf(PartName.Settings + "-2")[7] ^= 1;

            Assert.IsTrue(rig.TryBoot(), rig.Refusal);

            Assert.AreEqual("settings: damaged; the set before runs", rig.Sets.Complaint);
            rig.Run(NodeRig.SlotMs + 1000);
            Assert.Contains("/demo/kx7q22/", rig.MessageAt(0).Topic);
        }

        [TestMethod]
        public void A_policy_under_the_floor_is_refused_by_line()
        {
            string tooFine = "channel footfall counted window 900 noise 2 lockout 500 edges 5 20\n";
            AssertRefused(PartName.Policy, NodeRig.PolicyHead + tooFine + NodeRig.PolicyTail, "policy, line 4");
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
            string[] entries = { SetStore.ManifestEntry, PartName.Settings + "-1", PartName.Policy + "-1", "run" };
            string[] told = { SetStore.ManifestEntry, PartName.Settings, PartName.Policy, "run" };
            for (int i = 0; i < entries.Length; i++)
            {
                NodeRig rig = new NodeRig();
                Assert.IsTrue(rig.TryBoot(), rig.Refusal);
                rig.Run(NodeRig.SlotMs + 1000);
                rig.Store.Unreadable = entries[i];

                AssertRefused(rig, told[i] + ": cannot be read");

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
            ToldSet.Change(rig.Store, PartName.Settings, settings + NodeRig.SettingsText.Substring(settings.Length));

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

        private static void AssertDamaged(string entry, string expected)
        {
            NodeRig rig = new NodeRig();
            rig.Store.Damage(entry);

            AssertRefused(rig, expected);
        }

        private static void AssertTooLong(string name, int length, string expected)
        {
            RamStore told = new RamStore();
            told.Put(PartName.Settings, AsciiText.ToBytes(NodeRig.SettingsText));
            told.Put(name, new byte[length]);

            Assert.IsFalse(StoredConfiguration.TryRead(told, out StoredConfiguration _, out string refusal));
            Assert.AreEqual(expected, refusal);
        }

        private static void AssertRefused(string entry, string content, string expected)
        {
            NodeRig rig = new NodeRig();
            ToldSet.Change(rig.Store, entry, content);
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
