using EdgeNode.Policies;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Each command in each state of a box: it ends with one ok or one error, and tells no secret.</summary>
    [TestClass]
    public class EveryCommandTests
    {
        private const string Password = BoxBench.Password;

        private static readonly string[] Lines =
        {
            "help", "version", "show", "discard", "commit", "set", "set node", "set node kx7q22", "set node " + Password, "set tenant x y",
            "set wifi-name a b", "set wifi-name", "set wifi-password", "set wifi-password " + Password, "set wifi-password x",
            "set unlock-secret", "set unlock-secret " + BoxBench.Secret, "set unlock-secret x", "set box-key x", "show box-key", "csr", "csr new", "csr x",
            "ca", "ca list", "ca remove 1", "ca remove 0", "ca remove 99999999999", "policy", "policy show", "policy show box-key", "lock", "lock now", "unlock",
            "unlock 0000000000000000000000000000000000000000000000000000000000000000", "unlock x", "factory-reset", "factory-reset yes", "status", "box-key", "", " ", "show 1 2 3",
        };

        private static readonly string[] Documents = { "cert", "ca add", "policy set" };

        private static readonly string[] Texts = { CertificateSamples.Own, CertificateSamples.Root, BoxBench.Policy, "", "a line\n" };

        [TestMethod]
        public void A_box_that_was_never_told()
        {
            AssertAll(new RamStore(), "");
            AssertAll(new RamStore(), "set node kx7q22");
            AssertAll(new RamStore(), "csr");
        }

        [TestMethod]
        public void A_box_on_trial()
        {
            BoxBench bench = new BoxBench(new RamStore());
            bench.TellAll();
            bench.Tell("commit");
            bench.Boot();
            Assert.IsTrue(bench.Sets.Trial.IsOn);
            AssertAll(bench.Store, "");
            AssertAll(bench.Store, "set site b");
        }

        [TestMethod]
        public void A_box_whose_set_has_proven_itself()
        {
            RamStore store = BoxBench.Proven().Store;
            AssertAll(store, "");
            AssertAll(store, "set site b");
            AssertAll(store, "csr new");
        }

        [TestMethod]
        public void A_box_that_is_about_to_restart()
        {
            RamStore store = BoxBench.Proven().Store;
            AssertAll(store, "lock");
            AssertAll(store, "set site b\ncommit");
            AssertAll(store, "factory-reset yes");
        }

        [TestMethod]
        public void A_locked_box()
        {
            RamStore store = BoxBench.Locked().Store;
            AssertAll(store, "");
            AssertAll(store, "unlock");
        }

        [TestMethod]
        public void A_box_whose_store_cannot_be_read_or_is_damaged()
        {
            RamStore proven = BoxBench.Proven().Store;
            string[] entries = { SetStore.ManifestEntry, LockRecord.Entry, "settings-1", "box-key-1", "box-crt-1", "policy-1", "unlock-secret-1" };
            foreach (string entry in entries)
            {
                RamStore store = proven.Copy();
                store.Unreadable = entry;
                AssertAll(store, "");
                if (proven.Length(entry) >= 0)
                {
                    store = proven.Copy();
                    store.Put(entry, new byte[] { 1, 2, 3 });
                    AssertAll(store, "");
                }
            }
        }

        private static void AssertAll(RamStore state, string before)
        {
            string key = KeyDigits(state);
            foreach (string line in Lines)
            {
                BoxBench bench = Bench(state, before);
                string answer = bench.Tell(line);
                AssertTellsNoSecret(answer, key);
                AssertEnds(answer, line.Length == 0);
            }

            foreach (string line in Documents)
            {
                foreach (string text in Texts)
                {
                    BoxBench bench = Bench(state, before);
                    string answer = bench.Tell(line, text);
                    AssertTellsNoSecret(answer, key);
                    AssertEnds(answer, false);
                    AssertEnds(bench.Tell("show"), false);
                }
            }
        }

        private static BoxBench Bench(RamStore state, string before)
        {
            RamStore store = state.Copy();
            store.Unreadable = state.Unreadable;
            BoxBench bench = new BoxBench(store);
            bench.Clock.Advance(UnlockDelay.LeastMs);
            if (before.Length > 0)
            {
                bench.Tell(before);
            }

            return bench;
        }

        // The last line says how it ended, and no other one does.
        private static void AssertEnds(string answer, bool isNothing)
        {
            int ends = 0;
            int last = 0;
            int number = 0;
            int start = 0;
            for (int i = 0; i < answer.Length; i++)
            {
                if (answer[i] == '\n')
                {
                    string line = answer.Substring(start, i - start - 1);
                    start = i + 1;
                    number++;
                    Assert.IsTrue(line.Length < ConsoleOutput.GreatestLineLength - 2, line);
                    if (line == "ok" || line.IndexOf("ok ") == 0 || line.IndexOf("error ") == 0)
                    {
                        ends++;
                        last = number;
                    }
                }
            }

            Assert.AreEqual(answer.Length, start, answer);
            Assert.AreEqual(isNothing ? 0 : 1, ends, answer);
            Assert.AreEqual(isNothing ? 0 : number, last, answer);
        }

        private static void AssertTellsNoSecret(string answer, string key)
        {
            Assert.IsTrue(answer.IndexOf(BoxBench.Secret) < 0, answer);
            Assert.IsTrue(answer.IndexOf("BEGIN EC") < 0, answer);
            Assert.IsTrue(key == null || answer.IndexOf(key) < 0, answer);
            int at = answer.IndexOf(Password);
            Assert.IsTrue(at < 0 || answer.IndexOf("set node " + Password) == 0, answer);
        }

        // A line of the key's text, the one with most of the private part.
        private static string KeyDigits(RamStore store)
        {
            const int HeadLength = 31;
            byte[] text = store.ContentOf("box-key-1");
            return text == null || text.Length < HeadLength + 64 ? null : AsciiText.FromBytes(text, HeadLength + 10, 40);
        }
    }
}
