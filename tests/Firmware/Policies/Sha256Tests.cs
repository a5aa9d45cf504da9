using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class Sha256Tests
    {
        // NIST's example values for FIPS 180-4, and the two long messages of its SHA-256 test data.
        private const string OfEmpty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        private const string OfTwoBlocks = "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
        private const string OfFourBlocks = "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1";
        private const string OfMillionA = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

        [TestMethod]
        public void The_examples_of_the_standard_come_out()
        {
            Assert.AreEqual(OfEmpty, HashOf(""));
            Assert.AreEqual(OfAbc, HashOf("abc"));
            Assert.AreEqual(OfTwoBlocks, HashOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"));
            Assert.AreEqual(
                OfFourBlocks,
                HashOf("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"));
        }

        [TestMethod]
        public void A_million_a_come_out_whatever_the_pieces()
        {
            byte[] piece = new byte[997];
            for (int i = 0; i < piece.Length; i++)
            {
                piece[i] = (byte)'a';
            }

            Sha256 sha256 = new Sha256();
            int left = 1000000;
            while (left > 0)
            {
                int count = left < piece.Length ? left : piece.Length;
                sha256.Add(piece, 0, count);
                left -= count;
            }

            Assert.AreEqual(OfMillionA, Finished(sha256));
        }

        [TestMethod]
        public void In_slices_it_is_the_same_for_every_length_up_to_four_blocks()
        {
            byte[] message = new byte[256];
            Sha256 whole = new Sha256();
            Sha256 sliced = new Sha256();
            byte[] digest = new byte[Sha256.DigestLength];
            for (int length = 0; length <= message.Length; length++)
            {
                for (int at = 0; at < length;)
                {
                    int taken = sliced.Offer(message, at, length - at);
                    Assert.AreEqual(sliced.HasWork, taken == 0 || (at + taken) % 64 == 0);
                    at += taken;
                    sliced.Work();
                }

                WorkOff(sliced);
                sliced.BeginEnd();
                Assert.IsTrue(sliced.HasWork);
                WorkOff(sliced);
                sliced.TakeDigest(digest);
                whole.Add(message, 0, length);
                Assert.AreEqual(Finished(whole), HexText.FromBytes(digest, digest.Length), length.ToString());
                if (length < message.Length)
                {
                    message[length] = (byte)((7 * length) + 3);
                }
            }
        }

        [TestMethod]
        public void A_hash_starts_anew_after_its_end_and_after_a_reset()
        {
            Sha256 sha256 = new Sha256();
            sha256.Add(AsciiText.ToBytes("xyz"), 0, 3);
            Finished(sha256);
            sha256.Add(AsciiText.ToBytes("xyz"), 0, 2);
            sha256.Reset();
            sha256.Add(AsciiText.ToBytes("-abc-"), 1, 3);
            Assert.AreEqual(OfAbc, Finished(sha256));
        }

        [TestMethod]
        public void A_short_hash_is_the_first_128_bits()
        {
            ShortHash hash = new ShortHash();
            byte[] text = AsciiText.ToBytes("-abc-");
            Assert.AreEqual(OfAbc.Substring(0, 32), hash.Of(text, 1, 3));
            Assert.AreEqual(OfEmpty.Substring(0, 32), hash.Of(text, 0, 0));
        }

        private static string HashOf(string text)
        {
            Sha256 sha256 = new Sha256();
            sha256.Add(AsciiText.ToBytes(text), 0, text.Length);
            return Finished(sha256);
        }

        private static string Finished(Sha256 sha256)
        {
            byte[] digest = new byte[Sha256.DigestLength];
            sha256.Finish(digest);
            return HexText.FromBytes(digest, digest.Length);
        }

        private static void WorkOff(Sha256 sha256)
        {
            while (sha256.HasWork)
            {
                sha256.Work();
            }
        }
    }
}
