using EdgeNode.Contracts;
using EdgeNode.Identity;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>lock and unlock: what a locked box does, and what a try to open it costs.</summary>
    [TestClass]
    public class LockCommandTests
    {
        private const string Wrong = "0000000000000000000000000000000000000000000000000000000000000000";

        [TestMethod]
        public void A_box_is_locked_only_with_a_proven_set_that_can_be_opened_again_and_nothing_staged()
        {
            BoxBench bench = new BoxBench(new RamStore());
            Assert.IsTrue(bench.Tell("lock").IndexOf("\nerror missing manifest: not in the store") >= 0);
            bench.TellAll();
            Assert.IsTrue(bench.Tell("lock").IndexOf("\nerror staged ") >= 0);
            bench.Tell("commit");
            Assert.IsTrue(bench.Tell("lock").IndexOf("\nerror restarting ") >= 0);
            bench.Boot();
            Assert.IsTrue(bench.Tell("lock").IndexOf("\nerror on-trial ") >= 0);
            bench.Sets.Trial.TryProve();
            bench.Tell("set site b");
            Assert.IsTrue(bench.Tell("lock").IndexOf("\nerror staged ") >= 0);
            bench.Tell("discard");
            Assert.AreEqual(StoreAnswer.Missing, bench.Store.Length(LockRecord.Entry));
            Assert.AreEqual("lock\r\nthe box restarts, locked\r\nok\r\n", bench.Tell("lock"));
            Assert.AreEqual(1, bench.Restarts);
            Assert.IsFalse(bench.Lock.IsLocked);
            Assert.IsTrue(bench.Tell("commit").IndexOf("\nerror restarting ") >= 0);
            Assert.IsTrue(bench.Tell("policy set").IndexOf("\nerror restarting ") >= 0);
            bench.Boot();
            Assert.IsTrue(bench.Lock.IsLocked);
            Assert.IsTrue(bench.Tell("show").IndexOf("\nerror locked ") >= 0);
        }

        [TestMethod]
        public void A_box_without_an_unlock_secret_is_not_locked()
        {
            BoxBench bench = BoxBench.Proven();
            bench.Tell("set unlock-secret");
            bench.Tell("commit");
            bench.Boot();
            bench.Sets.Trial.TryProve();
            Assert.IsTrue(bench.Tell("lock").IndexOf("\nerror missing unlock-secret: missing; ") >= 0);
            Assert.AreEqual(0, bench.Restarts);
        }

        [TestMethod]
        public void The_answer_to_the_challenge_opens_the_box_and_forgets_the_failures()
        {
            BoxBench bench = BoxBench.Locked();
            ChallengeOf(bench);
            Try(bench, Wrong);
            Assert.AreEqual(1, bench.Lock.Failures);
            bench.Clock.Advance(2 * UnlockDelay.LeastMs);
            string answer = Try(bench, AnswerTo(ChallengeOf(bench)));
            Assert.IsTrue(answer.IndexOf("\nthe box restarts, open; it counts nothing until it is locked again\r\nok\r\n") >= 0, answer);
            Assert.AreEqual(1, bench.Restarts);
            Assert.IsTrue(bench.Lock.IsLocked);
            Assert.IsTrue(bench.Tell("unlock").IndexOf("\nerror restarting ") >= 0);
            Assert.IsTrue(bench.Tell("show").IndexOf("\nerror locked ") >= 0);
            bench.Boot();
            Assert.IsFalse(bench.Lock.IsLocked);
            Assert.IsTrue(bench.Lock.WasEverLocked);
            Assert.AreEqual(0, bench.Lock.Failures);
            Assert.IsTrue(bench.Tell("unlock").IndexOf("\nerror not-locked ") >= 0);
        }

        [TestMethod]
        public void A_challenge_is_good_for_one_try_and_each_is_another()
        {
            BoxBench bench = BoxBench.Locked();
            string first = ChallengeOf(bench);
            string second = ChallengeOf(bench);
            Assert.IsFalse(first == second);
            Assert.IsTrue(Try(bench, AnswerTo(first)).IndexOf("\nerror refused ") >= 0);
            bench.Clock.Advance(UnlockDelay.GreatestMs);
            Assert.IsTrue(Try(bench, AnswerTo(second)).IndexOf("\nerror no-challenge ") >= 0);
            Assert.AreEqual(1, bench.Lock.Failures);
            bench.Boot();
            bench.Clock.Advance(UnlockDelay.GreatestMs);
            Assert.IsTrue(Try(bench, AnswerTo(second)).IndexOf("\nerror no-challenge ") >= 0);
        }

        [TestMethod]
        public void The_wait_doubles_with_each_failure_up_to_an_hour_and_a_restart_does_not_shorten_it()
        {
            BoxBench bench = BoxBench.Proven();
            bench.Tell("lock");
            bench.Boot();
            int waitMs = UnlockDelay.LeastMs;
            for (int failures = 0; failures < 14; failures++)
            {
                if (failures % 2 == 1)
                {
                    bench.Boot();
                }

                Assert.AreEqual(failures, bench.Lock.Failures);
                Assert.AreEqual("unlock\r\nerror wait " + (waitMs / 1000).ToString() + " s until the next try\r\n", bench.Tell("unlock"));
                Assert.IsTrue(Try(bench, Wrong).IndexOf("\nerror wait ") >= 0);
                bench.Clock.Advance(waitMs - 1);
                Assert.AreEqual("unlock\r\nerror wait 1 s until the next try\r\n", bench.Tell("unlock"));
                bench.Clock.Advance(1);
                ChallengeOf(bench);
                waitMs = 2 * waitMs < UnlockDelay.GreatestMs ? 2 * waitMs : UnlockDelay.GreatestMs;
                string answer = Try(bench, Wrong);
                Assert.IsTrue(answer.IndexOf("\nerror refused the answer is wrong; the next try is due in " + (waitMs / 1000).ToString() + " s") >= 0, answer);
            }
        }

        [TestMethod]
        public void A_try_counts_as_failed_before_it_is_looked_at()
        {
            BoxBench bench = BoxBench.Locked();
            string answer = AnswerTo(ChallengeOf(bench));
            bench.Store.FailReplacesOf = LockRecord.Entry;
            Assert.IsTrue(Try(bench, answer).IndexOf("\nerror store the store does not take the try, which was not looked at") >= 0);
            Assert.AreEqual(0, bench.Restarts);
            bench.Store.FailReplacesOf = null;

            // The power goes after the first commit of a try, and after none.
            bench.Store.SpoilCommit(0, StoreFault.CutAfter);
            bool isCut = false;
            try
            {
                Try(bench, answer);
            }
            catch (PowerCutException)
            {
                isCut = true;
            }

            Assert.IsTrue(isCut);
            bench.Boot();
            Assert.IsTrue(bench.Lock.IsLocked);
            Assert.AreEqual(1, bench.Lock.Failures);
        }

        [TestMethod]
        public void What_is_no_answer_costs_nothing()
        {
            BoxBench bench = BoxBench.Locked();
            string challenge = ChallengeOf(bench);
            string[] none = { "x", Wrong + "0", Wrong.Substring(1), "unlock", AnswerTo(challenge) + " now" };
            foreach (string answer in none)
            {
                Assert.IsTrue(Try(bench, answer).IndexOf("\nerror usage ") >= 0, answer);
            }

            Assert.AreEqual(0, bench.Lock.Failures);
            Assert.IsTrue(Try(bench, AnswerTo(challenge)).IndexOf("\nok\r\n") >= 0);
        }

        [TestMethod]
        public void Without_random_bytes_there_is_no_challenge()
        {
            BoxBench bench = BoxBench.Locked();
            bench.Entropy = new TapeEntropy(new byte[0]);
            bench.Boot();
            bench.Clock.Advance(UnlockDelay.LeastMs);
            Assert.IsTrue(bench.Tell("unlock").IndexOf("\nerror random ") >= 0);
            Assert.IsTrue(Try(bench, Wrong).IndexOf("\nerror no-challenge ") >= 0);
        }

        [TestMethod]
        public void A_record_that_is_damaged_or_cannot_be_read_is_that_of_a_locked_box_that_waits_longest()
        {
            BoxBench bench = BoxBench.Proven();
            bench.Tell("lock");
            bench.Store.Damage(LockRecord.Entry);
            bench.Boot();
            AssertWaitsLongest(bench);
            bench.Store.Put(LockRecord.Entry, new byte[] { 1, 0, 0 });
            bench.Boot();
            AssertWaitsLongest(bench);
            bench.Store.Unreadable = LockRecord.Entry;
            bench.Boot();
            AssertWaitsLongest(bench);
            bench.Store.Unreadable = null;

            // And it can be opened all the same.
            bench.Clock.Advance(UnlockDelay.GreatestMs);
            Assert.IsTrue(Try(bench, AnswerTo(ChallengeOf(bench))).IndexOf("\nok\r\n") >= 0);
            bench.Boot();
            Assert.IsFalse(bench.Lock.IsLocked);
        }

        private static void AssertWaitsLongest(BoxBench bench)
        {
            Assert.IsTrue(bench.Lock.IsLocked);
            Assert.IsTrue(bench.Lock.WasEverLocked);
            Assert.AreEqual("unlock\r\nerror wait 3600 s until the next try\r\n", bench.Tell("unlock"));
        }

        private static string Try(BoxBench bench, string answer)
        {
            return bench.Tell("unlock " + answer);
        }

        private static string ChallengeOf(BoxBench bench)
        {
            const string Start = "unlock\r\nchallenge ";
            string answer = bench.Tell("unlock");
            Assert.IsTrue(answer.IndexOf(Start) == 0, answer);
            return answer.Substring(Start.Length, 32);
        }

        private static string AnswerTo(string challenge)
        {
            byte[] message = AsciiText.ToBytes("edgenode unlockkx7q22" + challenge);
            byte[] key = new byte[32];
            for (int i = 0; i < key.Length; i++)
            {
                key[i] = (byte)((ValueOf(BoxBench.Secret[2 * i]) << 4) | ValueOf(BoxBench.Secret[(2 * i) + 1]));
            }

            byte[] code = new byte[HmacSha256.Length];
            HmacSha256 hmac = new HmacSha256();
            hmac.Begin(key, 0, key.Length);
            hmac.Add(message, 0, message.Length);
            hmac.EndMessage();
            hmac.Finish(code);
            return HexText.FromBytes(code, code.Length);
        }

        private static int ValueOf(char digit)
        {
            return digit <= '9' ? digit - '0' : digit - 'a' + 10;
        }
    }
}
