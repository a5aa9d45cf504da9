using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Letters beyond ASCII: in double quotes, in well-formed UTF-8, and only those that are seen.</summary>
    [TestClass]
    public class PolicyLetterTests
    {
        private const string AllowedBytes = "well-formed UTF-8 in quoted texts";
        private const string AllowedCharacters = "characters that are seen: no controls, no change of direction, none without width, none for private use";

        [TestMethod]
        public void A_quoted_text_has_the_letters_of_its_city()
        {
            AssertTaken("4bc3b66c6e", "K\u00f6ln");
            AssertTaken("ce91ceb8ceaecebdceb1", "\u0391\u03b8\u03ae\u03bd\u03b1");
            AssertTaken("d09ad0b8d197d0b2", "\u041a\u0438\u0457\u0432");
            AssertTaken("e69db1e4baac204465", "\u6771\u4eac De");
            AssertTaken("f0a0ae9fe9878e", "\ud842\udf9f\u91ce");
            AssertTaken("61c2a062", "a\u00a0b");
        }

        [TestMethod]
        public void Bytes_that_are_no_UTF_8_are_refused_with_their_line()
        {
            AssertRefused("c0af", "byte 0xc0, not UTF-8 here", AllowedBytes);
            AssertRefused("c1bf", "byte 0xc1, not UTF-8 here", AllowedBytes);
            AssertRefused("e09fbf", "byte 0xe0, not UTF-8 here", AllowedBytes);
            AssertRefused("f08fbfbf", "byte 0xf0, not UTF-8 here", AllowedBytes);
            AssertRefused("eda080", "byte 0xed, not UTF-8 here", AllowedBytes);
            AssertRefused("edbfbf", "byte 0xed, not UTF-8 here", AllowedBytes);
            AssertRefused("f4908080", "byte 0xf4, not UTF-8 here", AllowedBytes);
            AssertRefused("f880808080", "byte 0xf8, not UTF-8 here", AllowedBytes);
            AssertRefused("80", "byte 0x80, not UTF-8 here", AllowedBytes);
            AssertRefused("ff", "byte 0xff, not UTF-8 here", AllowedBytes);
            AssertRefused("c3", "byte 0xc3, not UTF-8 here", AllowedBytes);
            AssertRefused("e282", "byte 0xe2, not UTF-8 here", AllowedBytes);
            AssertRefused("f09f98", "byte 0xf0, not UTF-8 here", AllowedBytes);
        }

        [TestMethod]
        public void Characters_that_are_not_seen_are_refused_with_their_line()
        {
            AssertRefused("c280", "U+0080", AllowedCharacters);
            AssertRefused("c29f", "U+009F", AllowedCharacters);
            AssertRefused("c2ad", "U+00AD", AllowedCharacters);
            AssertRefused("d89c", "U+061C", AllowedCharacters);
            AssertRefused("e2808b", "U+200B", AllowedCharacters);
            AssertRefused("e280ae", "U+202E", AllowedCharacters);
            AssertRefused("e281a6", "U+2066", AllowedCharacters);
            AssertRefused("e280a8", "U+2028", AllowedCharacters);
            AssertRefused("efbbbf", "U+FEFF", AllowedCharacters);
            AssertRefused("efb88f", "U+FE0F", AllowedCharacters);
            AssertRefused("ee8080", "U+E000", AllowedCharacters);
            AssertRefused("efbfbf", "U+FFFF", AllowedCharacters);
            AssertRefused("f3a081a1", "U+E0061", AllowedCharacters);
            AssertRefused("f48fbfbd", "U+10FFFD", AllowedCharacters);
        }

        [TestMethod]
        public void Outside_of_quotes_and_in_comments_letters_are_ASCII()
        {
            const string Allowed = "printable ASCII (0x20 to 0x7e), other letters only in quoted texts, lines ended by LF";
            PolicySamples.AssertRefused(Spelled("# \"", "c3b6", "\"\n" + PolicySamples.Whole), 1, "byte 0xc3", Allowed);
            PolicySamples.AssertRefused(Spelled("  # \"", "c3b6", "\"\n" + PolicySamples.Whole), 1, "byte 0xc3", Allowed);
            PolicySamples.AssertRefused(Spelled("policy 1 \"a\" ", "c3b6", "\n"), 1, "byte 0xc3", Allowed);
            PolicySamples.AssertRefused(Spelled("policy 1 \"a\nnumber ", "c3b6", "\n"), 1, "\"a", AllowedQuoted("title"));
            PolicySamples.AssertRefused(Spelled(PolicySamples.Title + "number \"", "c3b6", "\"\n"), 2, "\"??\"", "number of the policy, 1 to 2147483647");
            PolicySamples.AssertRefused(Spelled(PolicySamples.Title + "number 7 \"", "c3b6", "\"\n"), 2, "\"\u00f6\"", "end of line");
        }

        [TestMethod]
        public void A_quoted_text_is_measured_in_bytes()
        {
            string sixty = "";
            for (int i = 0; i < 60; i++)
            {
                sixty += "c3b6";
            }

            AssertTaken(sixty, new string('\u00f6', 60));
            AssertRefused(sixty + "61", "\"" + new string('\u00f6', 36) + "...", AllowedQuoted("purpose"));
            PolicySamples.AssertRefused(
                Spelled(PolicySamples.Title + PolicySamples.Number + "purpose  \"", sixty, "\"" + new string(' ', 70) + "\n"),
                3,
                "a line of 201 bytes",
                "lines of up to 200 bytes");
        }

        [TestMethod]
        public void No_space_of_any_width_stands_at_either_end()
        {
            string[] spaces = { "20", "c2a0", "e19a80", "e28080", "e2808a", "e280af", "e2819f", "e38080" };
            foreach (string space in spaces)
            {
                AssertTaken("61" + space + "62", null);
                AssertPurposeRefused(space + "61");
                AssertPurposeRefused("61" + space);
                AssertPurposeRefused(space);
            }
        }

        [TestMethod]
        public void Settings_stay_ASCII_in_quotes_too()
        {
            TextLines lines = TextLines.OfAscii(Spelled("site \"", "c3b6", "\"\n"), 100, 100);
            Assert.IsFalse(lines.TryNext());
            Assert.AreEqual("byte 0xc3", lines.Fault.Found);
        }

        private static string AllowedQuoted(string what)
        {
            return what + " in double quotes, 1 to 120 bytes without quotes and backslashes, no space at either end";
        }

        private static void AssertTaken(string hex, string expected)
        {
            byte[] text = WithPurpose(hex);
            Assert.IsTrue(PolicyParser.TryParse(text, out Policy policy, out _), hex);
            if (expected != null)
            {
                Assert.AreEqual(expected, policy.Purpose);
            }
        }

        private static void AssertRefused(string hex, string found, string allowed)
        {
            PolicySamples.AssertRefused(WithPurpose(hex), 4, found, allowed);
        }

        private static void AssertPurposeRefused(string hex)
        {
            Assert.IsFalse(PolicyParser.TryParse(WithPurpose(hex), out _, out PolicyFault fault), hex);
            Assert.AreEqual(AllowedQuoted("purpose"), fault.Allowed);
        }

        private static byte[] WithPurpose(string hex)
        {
            const string Before = PolicySamples.Title + PolicySamples.Number + PolicySamples.Slot + "purpose \"";
            const string After = "\"\n" + PolicySamples.Footfall + PolicySamples.Basis + PolicySamples.Controller + PolicySamples.Contact
                + PolicySamples.Access + PolicySamples.Retention;
            return Spelled(Before, hex, After);
        }

        // The bytes in the middle in hexadecimal, so that what is tested is seen.
        private static byte[] Spelled(string before, string hex, string after)
        {
            byte[] text = AsciiText.ToBytes(before + new string('?', hex.Length / 2) + after);
            for (int i = 0; i < hex.Length; i++)
            {
                int digit = hex[i] <= '9' ? hex[i] - '0' : hex[i] - 'a' + 10;
                int at = before.Length + (i / 2);
                text[at] = (byte)(i % 2 == 0 ? digit << 4 : text[at] | digit);
            }

            return text;
        }
    }
}
