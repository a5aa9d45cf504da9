using EdgeNode.Contracts;
using EdgeNode.Timekeeping;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class SntpClientTests
    {
        // 2026-11-01T00:00:00Z.
        private const long LeastUtcMs = 1793491200000;
        private const long NowUtcMs = LeastUtcMs + 86400000;
        private const int Second = 1000;

        [TestMethod]
        public void The_first_question_is_asked_at_once_and_the_answer_is_the_time()
        {
            SntpRig rig = new SntpRig();
            rig.Run(Second);
            Assert.AreEqual("a:123", (string)rig.Link.Hosts[0]);
            Assert.AreEqual(1, rig.Link.Sent.Count);
            rig.Answer(NowUtcMs, 800);
            rig.Run(2 * Second);

            // Half of the way there and back is added: the question left at 100 ms, the answer is seen at 1,800 ms.
            Assert.IsTrue(rig.Clock.TryGetUtcMs(out long utcMs));
            Assert.AreEqual(NowUtcMs + 850 + (rig.Uptime.UptimeMs - 1800), utcMs);
            Assert.AreEqual(1, rig.Link.Hosts.Count);
        }

        [TestMethod]
        public void A_server_that_does_not_answer_gives_way_to_the_next_one_after_five_seconds()
        {
            SntpRig rig = new SntpRig();
            rig.Run(20 * Second);
            Assert.AreEqual(2, rig.Link.Hosts.Count);
            Assert.AreEqual("b:123", (string)rig.Link.Hosts[1]);
            Assert.AreEqual(100L + SntpClient.AnswerMs, (long)rig.Link.OpenedMs[1]);
        }

        [TestMethod]
        public void While_there_is_no_time_a_round_begins_every_thirty_seconds()
        {
            SntpRig rig = new SntpRig();
            rig.Run(3599 * Second);
            Assert.AreEqual(2 * 120, rig.Link.Hosts.Count);
            for (int i = 0; i < rig.Link.Hosts.Count; i += 2)
            {
                Assert.AreEqual("a:123", (string)rig.Link.Hosts[i]);
                Assert.AreEqual(i / 2 * (long)SntpClient.RetryMs, (long)rig.Link.OpenedMs[i]);
            }
        }

        [TestMethod]
        public void Once_there_is_time_the_server_that_gave_it_is_asked_each_hour()
        {
            SntpRig rig = new SntpRig();
            rig.Run(7 * Second);
            rig.Answer(NowUtcMs, 0);
            rig.Run(100);
            long answeredMs = rig.Uptime.UptimeMs;
            rig.Run(3 * 3600 * Second);
            Assert.AreEqual("b:123", (string)rig.Link.Hosts[1]);
            Assert.AreEqual("b:123", (string)rig.Link.Hosts[2]);

            // That hour's question stayed without an answer, so the other one was asked too; the next round is an hour later.
            Assert.AreEqual("a:123", (string)rig.Link.Hosts[3]);
            Assert.AreEqual("b:123", (string)rig.Link.Hosts[4]);
            Assert.IsTrue((long)rig.Link.OpenedMs[2] - answeredMs <= SntpClient.UpdateMs);
            Assert.IsTrue((long)rig.Link.OpenedMs[4] - (long)rig.Link.OpenedMs[2] >= SntpClient.UpdateMs);
        }

        [TestMethod]
        public void A_name_that_takes_long_ends_the_round_and_the_next_one_begins_with_the_other_server()
        {
            SntpRig rig = new SntpRig();
            rig.Link.EndsOpening = DatagramPhase.Failed;
            rig.Link.OpeningMs = SntpClient.SlowFailureMs;
            rig.Run(29 * Second);
            Assert.AreEqual(1, rig.Link.Hosts.Count);
            rig.Run(29 * Second);
            Assert.AreEqual(2, rig.Link.Hosts.Count);
            Assert.AreEqual("b:123", (string)rig.Link.Hosts[1]);
        }

        [TestMethod]
        public void A_name_that_nobody_has_gives_way_at_once()
        {
            SntpRig rig = new SntpRig();
            rig.Link.EndsOpening = DatagramPhase.Failed;
            rig.Link.OpeningMs = 200;
            rig.Run(Second);
            Assert.AreEqual(2, rig.Link.Hosts.Count);
            Assert.AreEqual("b:123", (string)rig.Link.Hosts[1]);
        }

        [TestMethod]
        public void A_round_that_took_long_is_followed_by_a_rest()
        {
            SntpRig rig = new SntpRig();
            rig.Link.EndsOpening = DatagramPhase.Failed;
            rig.Link.OpeningMs = 28 * Second;
            rig.Run(70 * Second);
            Assert.AreEqual(2, rig.Link.Hosts.Count);
            Assert.AreEqual((long)(28 * Second) + SntpClient.LeastRestMs, (long)rig.Link.OpenedMs[1]);
        }

        [TestMethod]
        public void An_opening_that_never_ends_is_given_up()
        {
            SntpRig rig = new SntpRig();
            rig.Link.OpeningMs = int.MaxValue;
            rig.Run(120 * Second);
            Assert.AreEqual(2, rig.Link.Hosts.Count);
            Assert.AreEqual((long)SntpClient.GreatestOpeningMs + SntpClient.LeastRestMs, (long)rig.Link.OpenedMs[1]);
        }

        [TestMethod]
        public void An_answer_to_an_old_question_is_passed_over_and_the_right_one_still_taken()
        {
            SntpRig rig = new SntpRig();
            rig.Run(35 * Second);
            byte[] old = rig.AnswerTo(0, NowUtcMs + 3600000);
            rig.Link.Arrive(old, 0);
            rig.Link.Arrive(new byte[0], 0);
            rig.Link.Arrive(new byte[1], 0);
            rig.Run(Second);
            Assert.IsFalse(rig.Clock.TryGetUtcMs(out _));
            rig.Answer(NowUtcMs, 0);
            rig.Run(Second);
            Assert.IsTrue(rig.Clock.TryGetUtcMs(out long utcMs));
            Assert.IsTrue(utcMs - NowUtcMs < 10 * Second);
        }

        [TestMethod]
        public void A_flood_of_datagrams_is_no_answer_and_holds_nothing_up()
        {
            SntpRig rig = new SntpRig();
            rig.Run(Second);
            for (int i = 0; i < 1000; i++)
            {
                rig.Link.Arrive(new byte[SntpPacket.Length], 0);
            }

            rig.Run(10 * Second);
            Assert.AreEqual("b:123", (string)rig.Link.Hosts[1]);
        }

        [TestMethod]
        public void A_server_that_asks_to_be_left_alone_is_left_alone_for_an_hour()
        {
            SntpRig rig = new SntpRig();
            rig.Run(Second);
            byte[] kiss = rig.AnswerTo(0, NowUtcMs);
            kiss[1] = 0;
            rig.Link.Arrive(kiss, 0);
            rig.Run(3599 * Second);
            for (int i = 1; i < rig.Link.Hosts.Count; i++)
            {
                Assert.AreEqual("b:123", (string)rig.Link.Hosts[i]);
            }

            Assert.IsTrue(rig.Link.Hosts.Count > 100);
            rig.Run(120 * Second);
            int last = rig.Link.Hosts.Count - 1;
            Assert.IsTrue((string)rig.Link.Hosts[last] == "a:123" || (string)rig.Link.Hosts[last - 1] == "a:123");
        }

        [TestMethod]
        public void A_time_before_the_release_is_not_taken_and_the_next_server_is_asked()
        {
            SntpRig rig = new SntpRig();
            rig.Run(Second);
            rig.Answer(LeastUtcMs - 1, 0);
            rig.Run(Second);
            Assert.IsFalse(rig.Clock.TryGetUtcMs(out _));
            Assert.AreEqual("b:123", (string)rig.Link.Hosts[1]);
        }

        [TestMethod]
        public void A_jump_is_asked_about_at_the_other_server_at_once()
        {
            SntpRig rig = new SntpRig();
            rig.Run(Second);
            rig.Answer(NowUtcMs, 0);
            rig.Run(3601 * Second);
            Assert.AreEqual(2, rig.Link.Hosts.Count);
            rig.Answer(NowUtcMs + (400L * 86400000), 0);
            rig.Run(Second);
            Assert.AreEqual("b:123", (string)rig.Link.Hosts[2]);
            Assert.IsTrue(rig.Clock.TryGetUtcMs(out long utcMs) && utcMs < NowUtcMs + 86400000);

            rig.Answer(NowUtcMs + (400L * 86400000), 0);
            rig.Run(Second);
            Assert.IsTrue(rig.Clock.TryGetUtcMs(out utcMs) && utcMs > NowUtcMs + (399L * 86400000));
        }

        [TestMethod]
        public void A_jump_that_nobody_confirms_is_asked_about_again_within_thirty_seconds()
        {
            SntpRig rig = new SntpRig();
            rig.Run(Second);
            rig.Answer(NowUtcMs, 0);
            rig.Run(3601 * Second);
            rig.Answer(NowUtcMs + (400L * 86400000), 0);
            rig.Run(60 * Second);
            Assert.IsTrue(rig.Link.Hosts.Count >= 4);
            Assert.IsTrue((long)rig.Link.OpenedMs[3] - (long)rig.Link.OpenedMs[1] <= SntpClient.RetryMs);
        }

        [TestMethod]
        public void No_two_questions_have_the_same_nonce_with_random_bytes_or_without()
        {
            for (int i = 0; i < 2; i++)
            {
                SntpRig rig = new SntpRig();
                rig.Entropy.RefuseNext(i == 0 ? 0 : int.MaxValue);
                rig.Run(300 * Second);
                Assert.AreEqual(20, rig.Link.Sent.Count);
                for (int one = 0; one < 20; one++)
                {
                    for (int other = 0; other < one; other++)
                    {
                        Assert.IsFalse(HasSameNonce((byte[])rig.Link.Sent[one], (byte[])rig.Link.Sent[other]));
                    }
                }
            }
        }

        [TestMethod]
        public void A_step_that_was_not_asked_for_or_comes_late_moves_no_question_after_it()
        {
            SntpRig plain = new SntpRig();
            plain.Run(1000 * Second);
            SntpRig busy = new SntpRig();
            busy.Jitter = new ScriptedChance(3);
            busy.Run(1000 * Second);
            Assert.AreEqual(plain.Link.Hosts.Count, busy.Link.Hosts.Count);
            for (int i = 0; i < plain.Link.Hosts.Count; i++)
            {
                long lateMs = (long)busy.Link.OpenedMs[i] - (long)plain.Link.OpenedMs[i];
                Assert.IsTrue(lateMs >= 0 && lateMs <= SntpRig.GreatestLateMs);
            }
        }

        [TestMethod]
        public void Each_round_ends_with_a_closed_link()
        {
            SntpRig rig = new SntpRig();
            rig.Run(10 * Second);
            rig.Answer(NowUtcMs, 0);
            rig.Run(Second);
            rig.Run(60 * Second);
            Assert.AreEqual((int)DatagramPhase.Closed, (int)rig.Link.Phase);
        }

        private static bool HasSameNonce(byte[] one, byte[] other)
        {
            for (int i = 40; i < 48; i++)
            {
                if (one[i] != other[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
