using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class PolicyBytesTests
    {
        private const string AllowedBytes = "printable ASCII (0x20 to 0x7e), other letters only in quoted texts, lines ended by LF";

        [TestMethod]
        public void Bytes_that_people_do_not_see_are_refused_with_their_line()
        {
            AssertByteRefused(0x0d, "CR");
            AssertByteRefused(0x09, "a tab");
            AssertByteRefused(0x00, "NUL");
            AssertByteRefused(0x1f, "byte 0x1f");
            AssertByteRefused(0x7f, "byte 0x7f");
            AssertByteRefused(0x80, "byte 0x80");
            AssertByteRefused(0xff, "byte 0xff");
        }

        [TestMethod]
        public void A_byte_order_mark_is_refused_in_line_1()
        {
            byte[] text = AsciiText.ToBytes("???" + PolicySamples.Whole);
            text[0] = 0xef;
            text[1] = 0xbb;
            text[2] = 0xbf;
            PolicySamples.AssertRefused(text, 1, "byte 0xef", AllowedBytes);
        }

        [TestMethod]
        public void Bytes_in_a_comment_are_held_to_the_same_rule()
        {
            byte[] text = AsciiText.ToBytes("# x\n" + PolicySamples.Whole);
            text[2] = 0xe9;
            PolicySamples.AssertRefused(text, 1, "byte 0xe9", AllowedBytes);
        }

        [TestMethod]
        public void A_fault_of_an_earlier_line_comes_first()
        {
            string text = PolicySamples.Replaced(PolicySamples.Whole, "number 7", "number 0");
            byte[] bytes = AsciiText.ToBytes(text);
            bytes[bytes.Length - 2] = 0;
            PolicySamples.AssertRefused(bytes, 2, "0", "number of the policy, 1 to 2147483647");
        }

        [TestMethod]
        public void The_last_line_too_ends_with_LF()
        {
            string text = PolicySamples.Whole;
            PolicySamples.AssertRefused(text.Substring(0, text.Length - 1), 11, "end of text without LF", "LF at the end of every line, the last one too");
        }

        [TestMethod]
        public void A_line_has_at_most_200_bytes()
        {
            string comment = "#" + new string('x', 199) + "\n";
            PolicySamples.Parsed(comment + PolicySamples.Whole);
            PolicySamples.AssertRefused("\n#" + comment + PolicySamples.Whole, 2, "a line of 201 bytes", "lines of up to 200 bytes");
        }

        [TestMethod]
        public void A_text_has_at_most_4096_bytes_and_the_line_that_crosses_is_named()
        {
            string text = PolicySamples.Whole;
            while (text.Length < 4096 - 100)
            {
                text += "#" + new string('x', 98) + "\n";
            }

            string full = text + new string(' ', 4096 - text.Length - 1) + "\n";
            Assert.AreEqual(4096, full.Length);
            PolicySamples.Parsed(full);
            int lines = 0;
            for (int i = 0; i < full.Length; i++)
            {
                lines += full[i] == '\n' ? 1 : 0;
            }

            PolicySamples.AssertRefused(full + "\n", lines + 1, "a text of 4097 bytes", "at most 4096 bytes");
            PolicySamples.AssertRefused(text + new string(' ', 4096 - text.Length) + "\n", lines, "a text of 4097 bytes", "at most 4096 bytes");
        }

        [TestMethod]
        public void An_empty_text_is_refused_in_line_1()
        {
            PolicySamples.AssertRefused("", 1, "end of text", "policy 1 \"title\" as the first statement");
            PolicySamples.AssertRefused("# only this\n", 2, "end of text", "policy 1 \"title\" as the first statement");
        }

        private static void AssertByteRefused(int value, string found)
        {
            byte[] text = AsciiText.ToBytes(PolicySamples.Whole);

            // In the middle of line 2.
            text[PolicySamples.Title.Length + 3] = (byte)value;
            PolicySamples.AssertRefused(text, 2, found, AllowedBytes);
        }
    }
}
