using EdgeNode.Policies;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class AltitudeSettingTests
    {
        private const string Others = "tenant a\nnode b\nsite c\nlatitude 0\nlongitude 0\nheight 0\n";

        [TestMethod]
        public void Every_altitude_that_the_part_takes_is_read_and_written_again()
        {
            for (int altitude = 1; altitude <= 3000; altitude++)
            {
                string text = Others + "altitude " + altitude.ToString() + "\n";
                byte[] bytes = AsciiText.ToBytes(text);
                Assert.IsTrue(NodeSettingsText.TryRead(bytes, out NodeSettings settings, out string fault), fault);
                Assert.AreEqual(altitude, settings.AltitudeM);
                byte[] written = NodeSettingsText.Write(settings);
                Assert.AreEqual(text, AsciiText.FromBytes(written, 0, written.Length));
            }
        }

        [TestMethod]
        public void Without_it_a_box_is_at_sea_level()
        {
            Assert.IsTrue(NodeSettingsText.TryRead(AsciiText.ToBytes(Others), out NodeSettings settings, out string fault), fault);
            Assert.AreEqual(0, settings.AltitudeM);
            byte[] written = NodeSettingsText.Write(settings);
            Assert.AreEqual(Others, AsciiText.FromBytes(written, 0, written.Length));
        }

        [TestMethod]
        public void Any_other_value_is_refused_with_the_rule()
        {
            string[] values = { "-1", "3001", "1000 m", "1e3", "12.5", "0x10", "007", "99999999999", "+5", "" };
            foreach (string value in values)
            {
                byte[] text = AsciiText.ToBytes(Others + "altitude " + value + "\n");
                Assert.IsFalse(NodeSettingsText.TryRead(text, out NodeSettings settings, out string fault), value);
                Assert.IsNull(settings);
                string found = value.Length == 0 ? "nothing" : value;
                Assert.AreEqual("altitude: found " + found + "; allowed: whole m above the sea, 0 to 3000", fault);
            }
        }

        [TestMethod]
        public void It_stands_once()
        {
            byte[] text = AsciiText.ToBytes(Others + "altitude 5\naltitude 5\n");
            Assert.IsFalse(NodeSettingsText.TryRead(text, out NodeSettings _, out string fault));
            Assert.AreEqual("altitude: found twice; allowed: once", fault);
        }
    }
}
