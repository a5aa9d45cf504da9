using EdgeNode.Policies;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class AboutTextTests
    {
        [TestMethod]
        public void An_about_has_its_exact_text_and_spaces_after_the_brace()
        {
            string json = "{\"v\":1,\"node\":\"kx7q22\",\"site\":\"market-square-3\",\"lat\":52520008,\"lon\":-13404954,\"height\":350,"
                + "\"board\":\"esp32-devkit\",\"sensors\":[\"light-barrier\",\"sds011\"],\"cert\":\"" + SummarySamples.Fingerprint + "\"}";
            Assert.AreEqual(SummarySamples.Padded(json, AboutText.Length), Written(Example()));
        }

        [TestMethod]
        public void The_longest_values_fill_the_length_exactly()
        {
            About about = Example();
            about.Node = "abcdefgh-0123456";
            about.Site = "abcdefgh-0123456abcdefgh";
            about.LatitudeMicrodegrees = -AboutText.GreatestLatitudeMicrodegrees;
            about.LongitudeMicrodegrees = -AboutText.GreatestLongitudeMicrodegrees;
            about.HeightCm = AboutText.GreatestHeightCm;
            about.Board = "abcdefgh-0123456abcdefgh-0123456";
            string model = "abcdefgh-0123456";
            about.Sensors = new string[] { model, model, model, model, model, model };
            string text = Written(about);
            Assert.AreEqual(AboutText.Length, text.Length);
            Assert.EndsWith("}", text);
        }

        [TestMethod]
        public void What_is_not_there_is_an_empty_list_and_null()
        {
            About about = Example();
            about.Sensors = new string[0];
            about.CertificateFingerprint = null;
            Assert.Contains("\"sensors\":[],\"cert\":null}", Written(about));
        }

        [TestMethod]
        public void Values_beyond_their_rules_are_not_written()
        {
            About about = Example();
            about.Node = "abcdefgh-01234567";
            AssertUnwritten(about);
            about = Example();
            about.Site = "abcdefgh-0123456abcdefghi";
            AssertUnwritten(about);
            about = Example();
            about.Board = "abcdefgh-0123456abcdefgh-01234567";
            AssertUnwritten(about);
            about = Example();
            about.Sensors = new string[] { "SDS011" };
            AssertUnwritten(about);
            about.Sensors = new string[] { "a", "b", "c", "d", "e", "f", "g" };
            AssertUnwritten(about);
            about.Sensors = null;
            AssertUnwritten(about);
            about = Example();
            about.CertificateFingerprint = "";
            AssertUnwritten(about);
        }

        [TestMethod]
        public void Places_off_the_globe_are_not_written()
        {
            About about = Example();
            about.LatitudeMicrodegrees = AboutText.GreatestLatitudeMicrodegrees + 1;
            AssertUnwritten(about);
            about.LatitudeMicrodegrees = -AboutText.GreatestLatitudeMicrodegrees - 1;
            AssertUnwritten(about);
            about = Example();
            about.LongitudeMicrodegrees = AboutText.GreatestLongitudeMicrodegrees + 1;
            AssertUnwritten(about);
            about.LongitudeMicrodegrees = -AboutText.GreatestLongitudeMicrodegrees - 1;
            AssertUnwritten(about);
            about = Example();
            about.HeightCm = -1;
            AssertUnwritten(about);
            about.HeightCm = AboutText.GreatestHeightCm + 1;
            AssertUnwritten(about);
        }

        private static About Example()
        {
            About about = new About();
            about.Node = "kx7q22";
            about.Site = "market-square-3";
            about.LatitudeMicrodegrees = 52520008;
            about.LongitudeMicrodegrees = -13404954;
            about.HeightCm = 350;
            about.Board = "esp32-devkit";
            about.Sensors = new string[] { "light-barrier", "sds011" };
            about.CertificateFingerprint = SummarySamples.Fingerprint;
            return about;
        }

        private static string Written(About about)
        {
            byte[] buffer = new byte[AboutText.Length];
            AsciiWriter writer = new AsciiWriter(buffer);
            Assert.IsTrue(AboutText.TryWrite(about, writer));
            return AsciiText.FromBytes(buffer, 0, writer.Count);
        }

        private static void AssertUnwritten(About about)
        {
            Assert.IsFalse(AboutText.TryWrite(about, new AsciiWriter(new byte[2 * AboutText.Length])));
        }
    }
}
