using EdgeNode.Sensing;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class Pms5003FrameTests
    {
        [TestMethod]
        public void A_real_parts_measurement_is_read_as_it_is_in_the_atmosphere()
        {
            // In a test chamber 84 and 96, in the atmosphere 62 and 80.
            Assert.IsTrue(Pms5003Frame.TryParse(RealPart(), out int pm25, out int pm10, out int grainsOf03, out int grainsOf05));
            Assert.AreEqual(62, pm25);
            Assert.AreEqual(80, pm10);
            Assert.AreEqual(8739, grainsOf03);
            Assert.AreEqual(2468, grainsOf05);
        }

        [TestMethod]
        public void Each_single_bit_flip_is_refused()
        {
            byte[] frame = RealPart();
            for (int bit = 0; bit < 8 * Pms5003Frame.MeasurementLength; bit++)
            {
                frame[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.IsFalse(Pms5003Frame.TryParse(frame, out int pm25, out int pm10, out int grainsOf03, out int grainsOf05));
                Assert.AreEqual(0, pm25 | pm10 | grainsOf03 | grainsOf05);
                frame[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        [TestMethod]
        public void A_frame_of_another_length_is_refused_whatever_its_sum()
        {
            // A PMS5003ST says 36; here with the sum put right.
            byte[] frame = RealPart();
            frame[3] += 8;
            frame[31] += 8;
            Assert.IsFalse(Pms5003Frame.TryParse(frame, out int _, out int _, out int _, out int _));
        }

        [TestMethod]
        public void Commands_are_the_manuals_own()
        {
            // Series data manual V2.3, appendix II.
            byte[] frame = new byte[Pms5003Frame.CommandLength];
            Pms5003Frame.WriteSleep(frame);
            AssertCommand(frame, 0xe4, 0, 0x73);
            Pms5003Frame.WriteWake(frame);
            AssertCommand(frame, 0xe4, 1, 0x74);
            Pms5003Frame.WriteReport(frame);
            AssertCommand(frame, 0xe1, 1, 0x71);
        }

        private static byte[] RealPart()
        {
            return new byte[]
            {
                0x42, 0x4d, 0x00, 0x1c, 0x00, 0x3e, 0x00, 0x54, 0x00, 0x60, 0x00, 0x2a, 0x00, 0x3e, 0x00, 0x50,
                0x22, 0x23, 0x09, 0xa4, 0x01, 0x4a, 0x00, 0x28, 0x00, 0x06, 0x00, 0x05, 0x67, 0x00, 0x04, 0x2c,
            };
        }

        private static void AssertCommand(byte[] frame, byte command, byte value, byte sum)
        {
            byte[] expected = new byte[] { 0x42, 0x4d, command, 0, value, 1, sum };
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.AreEqual(expected[i], frame[i]);
            }
        }
    }
}
