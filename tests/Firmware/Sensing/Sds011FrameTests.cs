using EdgeNode.Sensing;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class Sds011FrameTests
    {
        [TestMethod]
        public void The_protocols_own_measurement_is_read()
        {
            // Laser Dust Sensor Control Protocol V1.3, section 2.
            byte[] frame = new byte[] { 0xaa, 0xc0, 0xd4, 0x04, 0x3a, 0x0a, 0xa1, 0x60, 0x1d, 0xab };
            Assert.IsTrue(Sds011Frame.TryParseMeasurement(frame, 0, out int pm25Tenth, out int pm10Tenth));
            Assert.AreEqual(1236, pm25Tenth);
            Assert.AreEqual(2618, pm10Tenth);
        }

        [TestMethod]
        public void A_real_parts_measurement_is_read_at_any_offset()
        {
            byte[] frame = new byte[] { 0xaa, 0xc0, 0x8c, 0x00, 0x94, 0x00, 0xbc, 0xf9, 0xd5, 0xab };
            for (int offset = 0; offset < 5; offset++)
            {
                byte[] bytes = new byte[offset + Sds011Frame.ReplyLength];
                frame.CopyTo(bytes, offset);
                Assert.IsTrue(Sds011Frame.TryParseMeasurement(bytes, offset, out int pm25Tenth, out int pm10Tenth));
                Assert.AreEqual(140, pm25Tenth);
                Assert.AreEqual(148, pm10Tenth);
            }
        }

        [TestMethod]
        public void Each_single_bit_flip_is_refused()
        {
            byte[] frame = new byte[] { 0xaa, 0xc0, 0xd4, 0x04, 0x3a, 0x0a, 0xa1, 0x60, 0x1d, 0xab };
            for (int bit = 0; bit < 80; bit++)
            {
                frame[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.IsFalse(Sds011Frame.TryParseMeasurement(frame, 0, out int pm25Tenth, out int pm10Tenth));
                Assert.AreEqual(0, pm25Tenth);
                Assert.AreEqual(0, pm10Tenth);
                frame[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        [TestMethod]
        public void An_answer_to_a_setting_is_no_measurement()
        {
            // Section 4: the part says that it sleeps.
            byte[] frame = new byte[] { 0xaa, 0xc5, 0x06, 0x01, 0x00, 0x00, 0xa1, 0x60, 0x08, 0xab };
            Assert.IsFalse(Sds011Frame.TryParseMeasurement(frame, 0, out int _, out int _));
        }

        [TestMethod]
        public void Commands_are_the_protocols_own()
        {
            byte[] frame = new byte[Sds011Frame.CommandLength];
            Sds011Frame.WriteQuery(frame);
            AssertCommand(frame, 4, 0, 0, 0x02);
            Sds011Frame.WriteSleep(frame);
            AssertCommand(frame, 6, 1, 0, 0x05);
            Sds011Frame.WriteWork(frame);
            AssertCommand(frame, 6, 1, 1, 0x06);
            Sds011Frame.WriteSet(frame, Sds011Setting.ReportingMode, 1);
            AssertCommand(frame, 2, 1, 1, 0x02);
            Sds011Frame.WriteAsk(frame, Sds011Setting.ReportingMode);
            AssertCommand(frame, 2, 0, 0, 0x00);
            Sds011Frame.WriteAsk(frame, Sds011Setting.WorkingPeriod);
            AssertCommand(frame, 8, 0, 0, 0x06);
            Sds011Frame.WriteSet(frame, Sds011Setting.WorkingPeriod, 0);
            AssertCommand(frame, 8, 1, 0, 0x07);
        }

        [TestMethod]
        public void A_setting_is_read_from_its_own_answer_only()
        {
            // Section 5: the part tells a working period of 1 minute.
            byte[] frame = new byte[] { 0xaa, 0xc5, 0x08, 0x00, 0x01, 0x00, 0xa1, 0x60, 0x0a, 0xab };
            Assert.IsTrue(Sds011Frame.TryParseSetting(frame, 0, Sds011Setting.WorkingPeriod, out int period));
            Assert.AreEqual(1, period);
            Assert.IsFalse(Sds011Frame.TryParseSetting(frame, 0, Sds011Setting.ReportingMode, out int mode));
            Assert.AreEqual(0, mode);
            for (int bit = 0; bit < 80; bit++)
            {
                frame[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.IsFalse(Sds011Frame.TryParseSetting(frame, 0, Sds011Setting.WorkingPeriod, out period));
                Assert.AreEqual(0, period);
                frame[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        private static void AssertCommand(byte[] frame, byte command, byte access, byte value, byte sum)
        {
            byte[] expected = new byte[]
            {
                0xaa, 0xb4, command, access, value, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, sum, 0xab,
            };
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.AreEqual(expected[i], frame[i]);
            }
        }
    }
}
