using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class Crc32Tests
    {
        [TestMethod]
        public void The_check_value_is_that_of_the_catalogue()
        {
            byte[] data = AsciiText.ToBytes("123456789");

            Assert.AreEqual(0xCBF43926u, Crc32.Add(Crc32.Empty, data, 0, data.Length));
        }

        [TestMethod]
        public void Adding_in_two_parts_is_adding_the_whole()
        {
            byte[] data = TapeEntropy.GoodBytes(64, 5);
            uint whole = Crc32.Add(Crc32.Empty, data, 0, data.Length);
            for (int cut = 0; cut <= data.Length; cut++)
            {
                uint first = Crc32.Add(Crc32.Empty, data, 0, cut);
                Assert.AreEqual(whole, Crc32.Add(first, data, cut, data.Length - cut));
            }
        }

        [TestMethod]
        public void Every_single_flipped_bit_is_seen()
        {
            byte[] data = TapeEntropy.GoodBytes(64, 6);
            uint whole = Crc32.Add(Crc32.Empty, data, 0, data.Length);
            for (int bit = 0; bit < 8 * data.Length; bit++)
            {
                data[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.AreNotEqual(whole, Crc32.Add(Crc32.Empty, data, 0, data.Length));
                data[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
    }
}
