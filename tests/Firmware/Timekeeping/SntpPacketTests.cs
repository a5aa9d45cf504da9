using System;
using EdgeNode.Timekeeping;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class SntpPacketTests
    {
        // 2026-11-01T00:00:00Z.
        private const long LeastUtcMs = 1793491200000;

        [TestMethod]
        public void A_question_holds_version_mode_and_nonce_and_nothing_else()
        {
            byte[] packet = TapeEntropy.GoodBytes(SntpPacket.Length, 1);
            byte[] nonce = TapeEntropy.GoodBytes(SntpPacket.NonceLength, 2);
            SntpPacket.WriteQuestion(packet, nonce);

            // LI 0, VN 4, mode 3 (RFC 4330, section 4).
            Assert.AreEqual(0x23, (int)packet[0]);
            for (int i = 1; i < 40; i++)
            {
                Assert.AreEqual(0, (int)packet[i]);
            }

            for (int i = 0; i < 8; i++)
            {
                Assert.AreEqual((int)nonce[i], (int)packet[40 + i]);
            }
        }

        [TestMethod]
        public void The_time_of_an_answer_is_its_transmit_timestamp()
        {
            // 2026-11-30T12:34:56.5Z: 1796042096 s since 1970 and 2208988800 s more since 1900 are 0xEEB7EBF0.
            AssertTime(Answer(0xEEB7EBF0, 0x80000000), 1796042096500);
            AssertTime(Answer(0xEEB7EBF0, 0), 1796042096000);
            AssertTime(Answer(0xEEB7EBF0, 0xFFFFFFFF), 1796042096999);
        }

        [TestMethod]
        public void The_32_bits_of_an_answer_go_on_after_2036()
        {
            // Era 1 begins 2036-02-07T06:28:16Z, which is 2085978496 s since 1970.
            AssertTime(Answer(0xFFFFFFFF, 0), 2085978495000);
            AssertTime(Answer(0, 1u << 31), 2085978496500);
            AssertTime(Answer(1, 0), 2085978497000);
        }

        [TestMethod]
        public void An_earlier_time_than_the_earliest_becomes_one_of_136_years_later()
        {
            // 2026-10-31T23:59:59Z, one second before the earliest.
            long least = 1793491200 + 2208988800;
            AssertTime(Answer((uint)(least - 1), 0), LeastUtcMs - 1000 + (4294967296L * 1000));
            AssertTime(Answer((uint)least, 0), LeastUtcMs);
        }

        [TestMethod]
        public void An_answer_to_another_question_is_none()
        {
            byte[] nonce = Nonce();
            for (int bit = 0; bit < 64; bit++)
            {
                byte[] answer = Answer(0xEEB7EBF0, 0);
                answer[24 + (bit / 8)] ^= (byte)(1 << (bit % 8));
                Assert.AreEqual((int)SntpAnswer.None, (int)SntpPacket.Read(answer, answer.Length, nonce, LeastUtcMs, out long utcMs));
                Assert.AreEqual(0L, utcMs);
            }
        }

        [TestMethod]
        public void Only_a_servers_mode_is_an_answer()
        {
            for (int mode = 0; mode < 8; mode++)
            {
                byte[] answer = Answer(0xEEB7EBF0, 0);
                answer[0] = (byte)(0x20 | mode);
                AssertAnswer(mode == 4 ? SntpAnswer.Time : SntpAnswer.None, answer, answer.Length);
            }
        }

        [TestMethod]
        public void A_cut_datagram_is_none_and_a_longer_one_is_read()
        {
            byte[] longer = new byte[68];
            Array.Copy(Answer(0xEEB7EBF0, 0), 0, longer, 0, SntpPacket.Length);
            for (int count = 0; count <= longer.Length; count++)
            {
                AssertAnswer(count < SntpPacket.Length ? SntpAnswer.None : SntpAnswer.Time, longer, count);
            }
        }

        [TestMethod]
        public void Each_stratum_and_each_leap_indicator_is_told()
        {
            for (int stratum = 0; stratum < 256; stratum++)
            {
                for (int leap = 0; leap < 4; leap++)
                {
                    byte[] answer = Answer(0xEEB7EBF0, 0);
                    answer[0] = (byte)((leap << 6) | 0x24);
                    answer[1] = (byte)stratum;
                    SntpAnswer expected = stratum == 0 ? SntpAnswer.Refused
                        : leap == 3 || stratum > 15 ? SntpAnswer.Unsynchronized
                        : SntpAnswer.Time;
                    AssertAnswer(expected, answer, answer.Length);
                }
            }
        }

        [TestMethod]
        public void An_answer_without_a_time_is_no_time()
        {
            AssertAnswer(SntpAnswer.Unsynchronized, Answer(0, 0), SntpPacket.Length);
        }

        private static byte[] Nonce()
        {
            return TapeEntropy.GoodBytes(SntpPacket.NonceLength, 3);
        }

        private static byte[] Answer(uint seconds, uint fraction)
        {
            byte[] answer = new byte[SntpPacket.Length];
            answer[0] = 0x24;
            answer[1] = 2;
            Array.Copy(Nonce(), 0, answer, 24, SntpPacket.NonceLength);
            for (int i = 0; i < 4; i++)
            {
                answer[40 + i] = (byte)(seconds >> (24 - (8 * i)));
                answer[44 + i] = (byte)(fraction >> (24 - (8 * i)));
            }

            return answer;
        }

        private static void AssertTime(byte[] answer, long expectedUtcMs)
        {
            Assert.AreEqual((int)SntpAnswer.Time, (int)SntpPacket.Read(answer, answer.Length, Nonce(), LeastUtcMs, out long utcMs));
            Assert.AreEqual(expectedUtcMs, utcMs);
        }

        private static void AssertAnswer(SntpAnswer expected, byte[] answer, int count)
        {
            Assert.AreEqual((int)expected, (int)SntpPacket.Read(answer, count, Nonce(), LeastUtcMs, out long utcMs));
            Assert.AreEqual(expected == SntpAnswer.Time, utcMs != 0);
        }
    }
}
