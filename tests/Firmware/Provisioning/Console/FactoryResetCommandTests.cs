using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class FactoryResetCommandTests
    {
        [TestMethod]
        public void A_box_is_wiped_only_when_that_is_meant()
        {
            BoxBench bench = BoxBench.Locked();
            int entries = bench.Store.CountOf("");
            string[] lines = { "factory-reset", "factory-reset no", "factory-reset yes please", "factory-reset YES" };
            foreach (string line in lines)
            {
                Assert.IsTrue(bench.Tell(line).IndexOf("\nerror confirm this wipes key, settings, lock and what was not delivered; factory-reset yes does it") >= 0, line);
            }

            Assert.AreEqual(entries, bench.Store.CountOf(""));
            Assert.AreEqual(0, bench.Restarts);
        }

        [TestMethod]
        public void Nothing_is_left_and_the_answer_says_what_the_flash_keeps()
        {
            BoxBench[] benches = { BoxBench.Locked(), BoxBench.Proven() };
            foreach (BoxBench bench in benches)
            {
                bench.Store.Put("outbox-0", new byte[10]);
                string answer = bench.Tell("factory-reset yes");
                Assert.IsTrue(answer.IndexOf("\nflash keeps remnants of what was removed: revoke the certificate\r\nok\r\n") >= 0, answer);
                Assert.AreEqual(1, bench.Restarts);

                // The secrets are gone with the answer, the rest with the next boot.
                Assert.AreEqual(0, bench.Store.CountOf(PartName.PrivateKey));
                Assert.AreEqual(0, bench.Store.CountOf(PartName.UnlockSecret));
                Assert.AreEqual(0, bench.Store.CountOf(PartName.WifiPassword));
                bench.Boot();
                Assert.AreEqual(0, bench.Store.CountOf(""));
                Assert.IsFalse(bench.Lock.IsLocked);
                Assert.IsFalse(bench.Lock.WasEverLocked);
                Assert.AreEqual((int)SetStanding.None, (int)bench.Sets.Standing);
                Assert.AreEqual(".\r\nok\r\n", bench.Tell("policy set", BoxBench.Policy));
            }
        }

        [TestMethod]
        public void A_power_cut_at_any_commit_of_it_leaves_the_box_as_it_was_or_wiped()
        {
            for (int commit = 0; ; commit++)
            {
                BoxBench bench = BoxBench.Locked();
                int entries = bench.Store.CountOf("");
                bench.Store.SpoilCommit(commit, commit % 2 == 0 ? StoreFault.CutBefore : StoreFault.CutAfter);
                bool isCut = false;
                try
                {
                    bench.Tell("factory-reset yes");
                    bench.Boot();
                }
                catch (PowerCutException)
                {
                    isCut = true;
                }

                bench.Boot();
                Assert.AreEqual(commit == 0 ? entries : 0, bench.Store.CountOf(""), commit.ToString());
                Assert.AreEqual(commit == 0, bench.Lock.IsLocked);
                if (!isCut)
                {
                    Assert.IsTrue(commit > 50, commit.ToString());
                    return;
                }
            }
        }

        [TestMethod]
        public void A_store_that_does_not_take_it_loses_nothing()
        {
            BoxBench bench = BoxBench.Locked();
            int entries = bench.Store.CountOf("");
            bench.Store.FailReplacesOf = FactoryReset.Entry;
            Assert.IsTrue(bench.Tell("factory-reset yes").IndexOf("\nerror store the store does not take it; nothing was wiped") >= 0);
            bench.Boot();
            Assert.AreEqual(entries, bench.Store.CountOf(""));
            Assert.IsTrue(bench.Lock.IsLocked);
        }

        [TestMethod]
        public void A_reset_that_cannot_be_finished_is_gone_on_with_later()
        {
            BoxBench bench = BoxBench.Locked();
            bench.Store.Unreadable = "policy-1";
            Assert.IsTrue(bench.Tell("factory-reset yes").IndexOf("\nok\r\n") >= 0);
            Assert.IsFalse(new FactoryReset(bench.Store).TryFinish(bench));
            bench.Store.Unreadable = null;
            Assert.IsTrue(new FactoryReset(bench.Store).TryFinish(bench));
            Assert.AreEqual(0, bench.Store.CountOf(""));
        }
    }
}
