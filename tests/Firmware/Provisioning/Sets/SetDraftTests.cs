using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class SetDraftTests
    {
        [TestMethod]
        public void A_part_has_at_most_what_its_row_allows_and_a_longer_one_leaves_the_draft_as_it_was()
        {
            for (int i = 0; i < PartTable.Count; i++)
            {
                PartDefinition part = PartTable.At(i);
                RamStore store = new RamStore();
                SetDraft draft = new SetDraft(Opened(store));
                Assert.IsTrue(draft.TryPut(part.Name, new byte[part.GreatestLength], part.GreatestLength), part.Name);
                Assert.IsFalse(draft.TryPut(part.Name, new byte[part.GreatestLength + 1], part.GreatestLength + 1), part.Name);
                Assert.AreEqual(part.GreatestLength, draft.TotalLength);
                Assert.IsTrue(draft.TryCommit());
                Assert.AreEqual(part.GreatestLength, Opened(store).Length(part.Name));
            }
        }

        [TestMethod]
        public void A_part_is_hashed_and_written_in_slices_and_one_given_up_leaves_the_one_before()
        {
            RamStore store = new RamStore();
            SetDraft draft = new SetDraft(Opened(store));
            Put(draft, PartName.WifiName, "square");
            byte[] text = new byte[1000];
            draft.BeginPut(PartName.Authorities, text, text.Length);
            int slices = 1;
            while (draft.StepPut() == PutProgress.Working)
            {
                Assert.IsFalse(draft.Has(PartName.Authorities));
                slices++;
            }

            // A fifth of a block each, of 1,000 bytes and the padding.
            Assert.IsTrue(slices > 16 * 5, slices.ToString());
            Assert.AreEqual(1000, draft.LengthOf(PartName.Authorities));
            draft.BeginPut(PartName.WifiName, AsciiText.ToBytes("other"), 5);
            draft.StepPut();
            draft.GiveUpPut();
            Assert.IsTrue(draft.StepPut() == PutProgress.Refused);

            Assert.IsTrue(draft.TryCommit());
            Assert.AreEqual("square", TextOf(Opened(store), PartName.WifiName));
            Assert.AreEqual(1000, Opened(store).Length(PartName.Authorities));
        }

        [TestMethod]
        public void A_store_that_fails_at_any_commit_changes_nothing_and_loses_nothing()
        {
            int commits = CommitsOf(new RamStore());
            Assert.IsTrue(commits >= 5);
            for (int commit = 0; commit < commits; commit++)
            {
                AssertFails(commit, StoreFault.FailsWithOldContent);
                AssertFails(commit, StoreFault.FailsWithNewContent);
            }
        }

        [TestMethod]
        public void A_commit_that_failed_and_was_made_all_the_same_is_one()
        {
            RamStore store = Told();
            SetDraft draft = new SetDraft(Opened(store));
            Put(draft, PartName.WifiName, "other");
            store.SpoilCommit(0, StoreFault.FailsWithNewContent);

            Assert.IsTrue(draft.TryCommit());

            draft.Discard();
            Assert.AreEqual("other", TextOf(Opened(store), PartName.WifiName));
        }

        [TestMethod]
        public void A_commit_that_failed_leaves_the_draft_to_be_committed_again()
        {
            RamStore store = Told();
            SetDraft draft = new SetDraft(Opened(store));
            Put(draft, PartName.WifiName, "other");
            store.SpoilCommit(0, StoreFault.FailsWithOldContent);
            Assert.IsFalse(draft.TryCommit());
            Assert.AreEqual("square", TextOf(Opened(store), PartName.WifiName));
        }

        [TestMethod]
        public void What_was_discarded_is_in_no_entry()
        {
            RamStore store = Told();
            int entries = store.CountOf("");
            SetDraft draft = new SetDraft(Opened(store));
            Put(draft, PartName.WifiPassword, "a secret of nobody");
            draft.Discard();

            Assert.AreEqual(entries, store.CountOf(""));
            Assert.IsFalse(draft.IsChanged);
            Assert.AreEqual("lamp post", ReadBy(draft, PartName.WifiPassword));
        }

        [TestMethod]
        public void A_store_that_cannot_be_read_takes_no_draft()
        {
            RamStore store = Told();
            store.Unreadable = SetStore.ManifestEntry;
            SetDraft draft = new SetDraft(Opened(store));
            int commits = store.Commits;

            Assert.IsFalse(draft.TryPut(PartName.WifiName, new byte[1], 1));
            Assert.IsFalse(draft.TryCommit());
            draft.Discard();

            Assert.AreEqual(commits, store.Commits);
            store.Unreadable = null;
            Assert.AreEqual("square", TextOf(Opened(store), PartName.WifiName));
        }

        private static RamStore Told()
        {
            RamStore store = new RamStore();
            SetDraft draft = new SetDraft(Opened(store));
            Put(draft, PartName.WifiName, "square");
            Put(draft, PartName.WifiPassword, "lamp post");
            Assert.IsTrue(draft.TryCommit());
            return store;
        }

        // What a box is told that knows something: returns how many commits it takes, from the first byte to the manifest.
        private static int CommitsOf(RamStore store)
        {
            SetDraft draft = new SetDraft(Opened(Filled(store)));
            int before = store.Commits;
            TryChange(draft);
            return store.Commits - before;
        }

        private static RamStore Filled(RamStore store)
        {
            SetDraft draft = new SetDraft(Opened(store));
            Put(draft, PartName.WifiName, "square");
            Assert.IsTrue(draft.TryCommit());
            return store;
        }

        private static bool TryChange(SetDraft draft)
        {
            return draft.TryPut(PartName.WifiName, AsciiText.ToBytes("other"), 5)
                && draft.TryPut(PartName.BrokerHost, AsciiText.ToBytes("broker"), 6)
                && draft.TryCommit();
        }

        private static void AssertFails(int commit, StoreFault fault)
        {
            RamStore store = Filled(new RamStore());
            SetDraft draft = new SetDraft(Opened(store));
            store.SpoilCommit(commit, fault);
            bool isChanged = TryChange(draft);
            string at = "commit " + commit.ToString();

            SetStore found = Opened(store);
            Assert.AreEqual(isChanged ? "other" : "square", TextOf(found, PartName.WifiName), at);
            Assert.AreEqual(isChanged ? 6 : StoreAnswer.Missing, found.Length(PartName.BrokerHost), at);

            // And nothing stands in the way of another try.
            Assert.IsTrue(TryChange(new SetDraft(found)), at);
            Assert.AreEqual("other", TextOf(Opened(store), PartName.WifiName), at);
        }

        private static SetStore Opened(RamStore store)
        {
            SetStore sets = new SetStore(store);
            sets.Open();
            return sets;
        }

        private static void Put(SetDraft draft, string name, string text)
        {
            Assert.IsTrue(draft.TryPut(name, AsciiText.ToBytes(text), text.Length));
        }

        private static string TextOf(SetStore sets, string name)
        {
            byte[] text = new byte[PartTable.GreatestPemLength];
            return AsciiText.FromBytes(text, 0, sets.Read(name, 0, text, text.Length));
        }

        private static string ReadBy(SetDraft draft, string name)
        {
            byte[] text = new byte[PartTable.GreatestPemLength];
            return AsciiText.FromBytes(text, 0, draft.Read(name, 0, text, text.Length));
        }
    }
}
