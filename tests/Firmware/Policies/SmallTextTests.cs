using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class SmallTextTests
    {
        [TestMethod]
        public void An_identifier_is_short_and_of_small_letters_digits_and_hyphens()
        {
            Assert.IsTrue(Identifier.IsValid("a", 16));
            Assert.IsTrue(Identifier.IsValid("abcxyz-012789-ab", 16));
            Assert.IsFalse(Identifier.IsValid("abcxyz-012789-abc", 16));
            Assert.IsFalse(Identifier.IsValid("", 16));
            Assert.IsFalse(Identifier.IsValid(null, 16));
        }

        [TestMethod]
        public void An_identifier_has_no_other_character()
        {
            for (int c = 0; c < 300; c++)
            {
                bool isAllowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                Assert.AreEqual(isAllowed, Identifier.IsValid(new string((char)c, 1), 16), c.ToString());
            }
        }

        [TestMethod]
        public void A_hash_is_lower_case_hexadecimal_of_its_exact_length()
        {
            Assert.IsTrue(HexText.IsValid("09af", 4));
            Assert.IsFalse(HexText.IsValid("09af", 5));
            Assert.IsFalse(HexText.IsValid("09aF", 4));
            Assert.IsFalse(HexText.IsValid("09ag", 4));
            Assert.IsFalse(HexText.IsValid(null, 4));
        }

        [TestMethod]
        public void A_whole_number_is_written_in_one_way()
        {
            AssertNumber("0", 0);
            AssertNumber("7", 7);
            AssertNumber("-12", -12);
            AssertNumber("2147483647", int.MaxValue);
            AssertNumber("-2147483648", int.MinValue);
            string[] refused =
            {
                "", "-", "+1", "01", "-0", "00", "1.0", " 1", "1 ", "1e3", "0x1", "--1",
                "2147483648", "-2147483649", "99999999999", "18446744073709551617",
            };
            foreach (string text in refused)
            {
                Assert.IsFalse(WholeNumber.TryParse(text, out int value), text);
                Assert.AreEqual(0, value);
            }

            Assert.IsFalse(WholeNumber.TryParse(null, out _));
        }

        [TestMethod]
        public void Channel_names_come_from_a_closed_list()
        {
            AssertName("footfall", ChannelKind.Footfall);
            AssertName("footfall.a", ChannelKind.Footfall);
            AssertName("footfall.north123", ChannelKind.Footfall);
            AssertName("sound", ChannelKind.Sound);
            AssertName("pm25", ChannelKind.Pm25);
            AssertName("pm10", ChannelKind.Pm10);
            AssertName("co2", ChannelKind.Co2);
            AssertName("temperature", ChannelKind.Temperature);
            AssertName("humidity", ChannelKind.Humidity);
            string[] refused =
            {
                "", "footfal", "footfalls", "footfall.", "footfall.north1234", "footfall.No", "footfall.a-b",
                "footfall-a", "footfall.a.b", "Sound", "sound.a", "rssi",
            };
            foreach (string name in refused)
            {
                Assert.IsFalse(ChannelName.TryParse(name, out _), name);
            }

            Assert.IsFalse(ChannelName.TryParse(null, out _));
        }

        [TestMethod]
        public void What_was_found_is_shown_printable_and_short()
        {
            Assert.AreEqual("nothing", FoundText.Of(""));
            Assert.AreEqual("a?b\u00e9", FoundText.Of("a\u0007b\u00e9"));
            Assert.AreEqual("?a?b??", FoundText.Of("\u202ea\u200bb\ud83d\ude00"));
            string forty = "0123456789012345678901234567890123456789";
            Assert.AreEqual(forty, FoundText.Of(forty));
            Assert.AreEqual(forty.Substring(0, 37) + "...", FoundText.Of(forty + "x"));
        }

        private static void AssertNumber(string text, int expected)
        {
            Assert.IsTrue(WholeNumber.TryParse(text, out int value), text);
            Assert.AreEqual(expected, value);
        }

        private static void AssertName(string name, ChannelKind expected)
        {
            Assert.IsTrue(ChannelName.TryParse(name, out ChannelKind kind), name);
            Assert.AreEqual((int)expected, (int)kind);
        }
    }
}
