using EdgeNode.Sensing;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class Scd41FrameTests
    {
        [TestMethod]
        public void The_crc_is_the_datasheets()
        {
            // SCD4x datasheet 1.3, section 3.11.
            Assert.AreEqual(0x92, SensirionWord.Crc(new byte[] { 0xbe, 0xef }, 0));
        }

        [TestMethod]
        public void The_datasheets_measurement_is_read()
        {
            // Section 3.5.2: 500 ppm, 25 degC, 37 %.
            byte[] answer = new byte[] { 0x01, 0xf4, 0x33, 0x66, 0x67, 0xa2, 0x5e, 0xb9, 0x3c };
            Assert.IsTrue(Scd41Frame.TryParseMeasurement(answer, out int co2Ppm));
            Assert.AreEqual(500, co2Ppm);
        }

        [TestMethod]
        public void Each_single_bit_flip_is_refused_in_words_that_are_not_used_as_well()
        {
            byte[] answer = new byte[] { 0x01, 0xf4, 0x33, 0x66, 0x67, 0xa2, 0x5e, 0xb9, 0x3c };
            for (int bit = 0; bit < 72; bit++)
            {
                answer[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.IsFalse(Scd41Frame.TryParseMeasurement(answer, out int co2Ppm));
                Assert.AreEqual(0, co2Ppm);
                answer[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        [TestMethod]
        public void The_lower_eleven_bits_say_whether_a_measurement_waits()
        {
            // Section 3.8.2 has 0x8000 with CRC 0xa2 for "not ready".
            Assert.IsTrue(Scd41Frame.TryParseDataReady(new byte[] { 0x80, 0x00, 0xa2 }, out bool ready));
            Assert.IsFalse(ready);
            for (int bit = 0; bit < 16; bit++)
            {
                byte[] answer = new byte[] { (byte)((1 << bit) >> 8), (byte)(1 << bit), 0 };
                answer[2] = (byte)SensirionWord.Crc(answer, 0);
                Assert.IsTrue(Scd41Frame.TryParseDataReady(answer, out ready));
                Assert.AreEqual(bit < 11, ready);

                answer[2] ^= 1;
                Assert.IsFalse(Scd41Frame.TryParseDataReady(answer, out ready));
                Assert.IsFalse(ready);
            }
        }
    }
}
