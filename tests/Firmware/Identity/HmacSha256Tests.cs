using EdgeNode.Identity;
using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>RFC 4231, test cases 1 and 2.</summary>
    [TestClass]
    public class HmacSha256Tests
    {
        [TestMethod]
        public void The_codes_of_the_standard_come_out()
        {
            Assert.AreEqual(
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
                CodeOf(IdentitySamples.Bytes("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"), AsciiText.ToBytes("Hi There")));
            Assert.AreEqual(
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                CodeOf(AsciiText.ToBytes("Jefe"), AsciiText.ToBytes("what do ya want for nothing?")));
        }

        [TestMethod]
        public void Pieces_of_a_message_make_the_same_code_and_a_code_leaves_nothing_for_the_next()
        {
            byte[] key = AsciiText.ToBytes("Jefe");
            byte[] message = AsciiText.ToBytes("what do ya want for nothing?");
            byte[] code = new byte[HmacSha256.Length];
            HmacSha256 hmac = new HmacSha256();
            for (int split = 0; split <= message.Length; split++)
            {
                hmac.Begin(key, 0, key.Length);
                hmac.Add(message, 0, split);
                hmac.Add(message, split, message.Length - split);
                hmac.EndMessage();
                hmac.Finish(code);
                Assert.AreEqual("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", HexText.FromBytes(code, code.Length));
            }
        }

        [TestMethod]
        public void A_code_made_in_slices_is_the_same_whatever_the_messages_length()
        {
            byte[] key = IdentitySamples.Bytes("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");
            byte[] code = new byte[HmacSha256.Length];
            HmacSha256 hmac = new HmacSha256();
            for (int length = 0; length <= 130; length++)
            {
                byte[] message = new byte[length];
                for (int i = 0; i < length; i++)
                {
                    message[i] = (byte)i;
                }

                hmac.BeginSlices(key, key.Length, message, length);
                int slices = 1;
                while (!hmac.Step())
                {
                    slices++;
                }

                // Two blocks at least on either side, a fifth of one in each slice.
                Assert.IsTrue(slices >= 20, slices.ToString());
                hmac.TakeCode(code);
                Assert.AreEqual(CodeOf(key, message), HexText.FromBytes(code, code.Length));
            }
        }

        private static string CodeOf(byte[] key, byte[] message)
        {
            byte[] code = new byte[HmacSha256.Length];
            HmacSha256 hmac = new HmacSha256();
            hmac.Begin(key, 0, key.Length);
            hmac.Add(message, 0, message.Length);
            hmac.EndMessage();
            hmac.Finish(code);
            return HexText.FromBytes(code, code.Length);
        }
    }
}
