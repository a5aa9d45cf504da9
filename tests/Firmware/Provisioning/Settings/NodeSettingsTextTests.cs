using System;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class NodeSettingsTextTests
    {
        private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
        private const string ServerRule = "2 or 3 different host names or IPv4 addresses, each 1 to 60 of a-z0-9.-, one space between";
        private const string Whole = "tenant example\nnode kx7q22\nsite market-square-3\nlatitude 52520008\nlongitude -13404954\nheight 350\n"
            + "image " + Hash + "\ncertificate " + Hash + "\n";

        [TestMethod]
        public void Every_setting_is_read()
        {
            NodeSettings settings = Read(Whole);
            Assert.AreEqual("example", settings.Tenant);
            Assert.AreEqual("kx7q22", settings.Node);
            Assert.AreEqual("market-square-3", settings.Site);
            Assert.AreEqual(52520008, settings.LatitudeMicrodegrees);
            Assert.AreEqual(-13404954, settings.LongitudeMicrodegrees);
            Assert.AreEqual(350, settings.HeightCm);
            Assert.AreEqual(Hash, settings.ImageHash);
            Assert.AreEqual(Hash, settings.CertificateFingerprint);
        }

        [TestMethod]
        public void What_is_written_is_read_again()
        {
            Assert.AreEqual(Whole, WrittenAgain(Whole));
            string least = "tenant a\nnode b\nsite c\nlatitude -90000000\nlongitude 180000000\nheight 0\n";
            Assert.AreEqual(least, WrittenAgain(least));
            string greatest = "tenant a\nnode b\nsite c\nlatitude 90000000\nlongitude -180000000\nheight 10000\ncertificate " + Hash + "\n";
            Assert.AreEqual(greatest, WrittenAgain(greatest));
        }

        [TestMethod]
        public void Time_servers_are_the_citys_or_the_public_ones()
        {
            string least = "tenant a\nnode b\nsite c\nlatitude 0\nlongitude 0\nheight 0\n";
            string[] own = Read(least + "time-servers ntp1.city.example 192.0.2.7\n").TimeServers;
            Assert.AreEqual(2, own.Length);
            Assert.AreEqual("ntp1.city.example", own[0]);
            Assert.AreEqual("192.0.2.7", own[1]);
            Assert.AreEqual(least + "time-servers a b c\n", WrittenAgain(least + "time-servers a b c\n"));
            string[] others = Read(least).TimeServers;
            Assert.AreEqual(TimeServerList.Public, TimeServerList.TextOf(others));
        }

        [TestMethod]
        public void A_list_of_time_servers_that_a_box_could_not_use_is_refused()
        {
            string sixty = "a123456789b123456789c123456789d123456789e123456789f123456789";
            string[] good = { "a b", "a b c", "a-b.c-d e.f", sixty + " b", "1.2.3.4 1.2.3.5", TimeServerList.Public };
            for (int i = 0; i < good.Length; i++)
            {
                Assert.IsTrue(TimeServerList.IsValid(good[i]), good[i]);
            }

            string[] bad =
            {
                "", " ", "a", "a b c d", "a a", "a b a", "a  b", " a b", "a b ", "a\tb", "A b", "a b:123", "a http://b", "a b_c", "a .b", "a b.", "a b..c", "a -b",
                "a b-", "a b-.c", "a b.-c", "a b,", sixty + "x b", "a [::1]",
            };
            for (int i = 0; i < bad.Length; i++)
            {
                Assert.IsFalse(TimeServerList.IsValid(bad[i]), bad[i]);
            }
        }

        [TestMethod]
        public void Settings_stand_in_any_order()
        {
            Assert.AreEqual("b", Read("height 0\nsite c\nnode b\nlongitude 0\nlatitude 0\ntenant a\n").Node);
        }

        [TestMethod]
        public void A_broken_rule_is_named_with_its_setting()
        {
            AssertRefused("tenant example", "tenant Example", "tenant: found Example; allowed: 1 to 16 of a-z0-9-");
            AssertRefused("node kx7q22", "node abcdefgh-01234567", "node: found abcdefgh-01234567; allowed: 1 to 16 of a-z0-9-");
            AssertRefused("node kx7q22", "node kx7q22 ", "node: found kx7q22 ; allowed: 1 to 16 of a-z0-9-");
            AssertRefused("node kx7q22", "node", "node: found nothing; allowed: 1 to 16 of a-z0-9-");
            AssertRefused("site market-square-3", "site a/b", "site: found a/b; allowed: 1 to 24 of a-z0-9-");
            AssertRefused("latitude 52520008", "latitude 90000001", "latitude: found 90000001; allowed: whole millionths of a degree, -90000000 to 90000000");
            AssertRefused("latitude 52520008", "latitude 52.520008", "latitude: found 52.520008; allowed: whole millionths of a degree, -90000000 to 90000000");
            AssertRefused("longitude -13404954", "longitude -180000001", "longitude: found -180000001; allowed: whole millionths of a degree, -180000000 to 180000000");
            AssertRefused("height 350", "height -1", "height: found -1; allowed: whole cm above ground, 0 to 10000");
            AssertRefused("height 350", "height 10001", "height: found 10001; allowed: whole cm above ground, 0 to 10000");
            AssertRefused("image 01", "image A1", "image: found A123456789abcdef0123456789abcdef01234...; allowed: a SHA-256 in 64 digits of 0-9a-f");
            AssertRefused("height 350", "height 350\ntime-servers ntp.se", "time-servers: found ntp.se; allowed: " + ServerRule);
            AssertRefused("certificate 01", "certificate 1", "certificate: found 123456789abcdef0123456789abcdef012345...; allowed: a SHA-256 in 64 digits of 0-9a-f");
        }

        [TestMethod]
        public void Unknown_and_repeated_settings_are_refused()
        {
            AssertRefused("height 350", "wifi x", "wifi: no such setting; allowed: tenant, node, site, latitude, longitude, height, altitude, image, certificate, time-servers");
            AssertRefused("height 350", "", "nothing: no such setting; allowed: tenant, node, site, latitude, longitude, height, altitude, image, certificate, time-servers");
            AssertRefused("height 350\n", "height 350\nnode b\n", "node: found twice; allowed: once");
        }

        [TestMethod]
        public void Missing_settings_are_named_but_hashes_may_be_missing()
        {
            AssertRefused("tenant example\n", "", "tenant: missing; allowed: 1 to 16 of a-z0-9-");
            AssertRefused("node kx7q22\n", "", "node: missing; allowed: 1 to 16 of a-z0-9-");
            AssertRefused("site market-square-3\n", "", "site: missing; allowed: 1 to 24 of a-z0-9-");
            AssertRefused("latitude 52520008\n", "", "latitude: missing; allowed: whole millionths of a degree, -90000000 to 90000000");
            AssertRefused("longitude -13404954\n", "", "longitude: missing; allowed: whole millionths of a degree, -180000000 to 180000000");
            AssertRefused("height 350\n", "", "height: missing; allowed: whole cm above ground, 0 to 10000");
            NodeSettings settings = Read(Whole.Substring(0, Whole.IndexOf("image")));
            Assert.IsNull(settings.ImageHash);
            Assert.IsNull(settings.CertificateFingerprint);
        }

        [TestMethod]
        public void Bytes_that_people_do_not_see_are_refused()
        {
            AssertRefused("kx7q22\n", "kx7q22\r\n", "settings, line 2: found CR; allowed: printable ASCII (0x20 to 0x7e), lines ended by LF");
            AssertRefused("certificate " + Hash + "\n", "certificate " + Hash, "settings, line 8: found end of text without LF; allowed: LF at the end of every line, the last one too");
        }

        [TestMethod]
        public void Settings_that_could_not_be_read_again_are_not_written()
        {
            Assert.ThrowsException(typeof(ArgumentException), () => NodeSettingsText.Write(new NodeSettings { Tenant = "a", Node = "b\nsite c", Site = "d" }));
            Assert.ThrowsException(typeof(ArgumentException), () => NodeSettingsText.Write(new NodeSettings { Tenant = "a", Node = "b" }));
        }

        private static NodeSettings Read(string text)
        {
            bool isRead = NodeSettingsText.TryRead(AsciiText.ToBytes(text), out NodeSettings settings, out string fault);
            Assert.IsTrue(isRead, fault);
            Assert.IsNull(fault);
            return settings;
        }

        private static string WrittenAgain(string text)
        {
            byte[] written = NodeSettingsText.Write(Read(text));
            return AsciiText.FromBytes(written, 0, written.Length);
        }

        private static void AssertRefused(string from, string to, string expected)
        {
            int at = Whole.IndexOf(from);
            string text = Whole.Substring(0, at) + to + Whole.Substring(at + from.Length);
            Assert.IsFalse(NodeSettingsText.TryRead(AsciiText.ToBytes(text), out NodeSettings settings, out string fault), text);
            Assert.IsNull(settings);
            Assert.AreEqual(expected, fault);
        }
    }
}
