using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class AsciiWriterTests
    {
        [TestMethod]
        public void Numbers_are_written_to_both_ends_of_64_bits()
        {
            Assert.AreEqual("0", Written(0));
            Assert.AreEqual("-1", Written(-1));
            Assert.AreEqual("1000000", Written(1000000));
            Assert.AreEqual("9223372036854775807", Written(long.MaxValue));
            Assert.AreEqual("-9223372036854775808", Written(long.MinValue));
        }

        [TestMethod]
        public void Hexadecimal_has_two_lower_case_digits_a_byte()
        {
            byte[] buffer = new byte[6];
            AsciiWriter writer = new AsciiWriter(buffer);
            writer.Hex(new byte[] { 0x00, 0x9f, 0xff, 0x11 }, 3);
            Assert.AreEqual("009fff", AsciiText.FromBytes(buffer, 0, writer.Count));
        }

        [TestMethod]
        public void What_does_not_fit_is_not_written_and_is_told()
        {
            byte[] buffer = new byte[4];
            AsciiWriter writer = new AsciiWriter(buffer);
            writer.Text("abcd");
            Assert.IsFalse(writer.Overflowed);
            writer.Text("e");
            Assert.IsTrue(writer.Overflowed);
            Assert.AreEqual(4, writer.Count);
            writer.Clear();
            Assert.IsFalse(writer.Overflowed);
            Assert.AreEqual(0, writer.Count);
        }

        [TestMethod]
        public void Padding_fills_with_spaces_and_tells_of_a_text_that_is_too_long()
        {
            byte[] buffer = new byte[8];
            AsciiWriter writer = new AsciiWriter(buffer);
            writer.Text("ab");
            writer.PadTo(5);
            Assert.AreEqual("ab   ", AsciiText.FromBytes(buffer, 0, writer.Count));
            writer.PadTo(4);
            Assert.IsTrue(writer.Overflowed);
        }

        [TestMethod]
        public void Padding_past_the_buffer_is_told()
        {
            AsciiWriter writer = new AsciiWriter(new byte[3]);
            writer.PadTo(4);
            Assert.IsTrue(writer.Overflowed);
        }

        private static string Written(long value)
        {
            byte[] buffer = new byte[20];
            AsciiWriter writer = new AsciiWriter(buffer);
            writer.Number(value);
            return AsciiText.FromBytes(buffer, 0, writer.Count);
        }
    }
}
