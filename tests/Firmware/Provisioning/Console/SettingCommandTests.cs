using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class SettingCommandTests
    {
        [TestMethod]
        public void A_value_is_shown_when_it_is_set_and_gone_when_it_is_discarded()
        {
            BoxBench bench = new BoxBench(new RamStore());
            Assert.IsTrue(bench.Tell("set node kx7q22").IndexOf("\nok\r\n") >= 0);
            Assert.IsTrue(bench.Tell("set broker-host mqtt.example.org").IndexOf("\nok\r\n") >= 0);
            Assert.IsTrue(bench.Tell("set wifi-password correct horse").IndexOf("\nok\r\n") >= 0);
            string shown = bench.Tell("show");
            Assert.IsTrue(shown.IndexOf("\nnode: kx7q22\r\n") >= 0, shown);
            Assert.IsTrue(shown.IndexOf("\nbroker-host: mqtt.example.org\r\n") >= 0, shown);
            Assert.IsTrue(shown.IndexOf("\nwifi-password: (set)\r\n") >= 0, shown);
            Assert.IsTrue(shown.IndexOf("\nstaged changes: yes") >= 0, shown);
            Assert.IsTrue(shown.IndexOf("horse") < 0, shown);
            bench.Tell("discard");
            shown = bench.Tell("show");
            Assert.IsTrue(shown.IndexOf("\nnode: (missing)\r\n") >= 0, shown);
            Assert.IsTrue(shown.IndexOf("\nbroker-host: (missing)\r\n") >= 0, shown);
            Assert.IsTrue(shown.IndexOf("\nwifi-password: (not set)\r\n") >= 0, shown);
            Assert.IsTrue(shown.IndexOf("\nstaged changes: none") >= 0, shown);
        }

        [TestMethod]
        public void A_value_that_is_not_allowed_changes_nothing_and_is_told_with_rule_and_example()
        {
            BoxBench bench = new BoxBench(new RamStore());
            bench.Tell("set latitude 52520008");
            Assert.AreEqual(
                "set latitude 52.52\r\nerror value latitude: found 52.52; allowed: whole millionths of a degree, -90000000 to 90000000; example: 52520008\r\n",
                bench.Tell("set latitude 52.52"));
            Assert.IsTrue(bench.Tell("show").IndexOf("\nlatitude: 52520008\r\n") >= 0);
            Assert.IsTrue(bench.Tell("set wifi-password short").IndexOf("error value wifi-password: found 5 characters; allowed: 8 to 63") >= 0);
            Assert.IsTrue(bench.Tell("set tenant").IndexOf("error value tenant: found nothing") >= 0);
            Assert.IsTrue(bench.Tell("set tent x").IndexOf("error no-setting found tent") >= 0);
            Assert.IsTrue(bench.Tell("set").IndexOf("error no-setting found nothing") >= 0);
            Assert.IsTrue(bench.Tell("set certificate " + SettingTable.At(8).Example).IndexOf("error no-setting found certificate") >= 0);
        }

        [TestMethod]
        public void Each_example_is_allowed_by_its_rule()
        {
            for (int i = 0; i < SettingTable.Count; i++)
            {
                SettingDefinition setting = SettingTable.At(i);
                byte[] example = AsciiText.ToBytes(setting.Example);
                bool isHint = setting.Name == PartName.UnlockSecret;
                Assert.AreEqual(!isHint, SettingRules.Allows(setting, example, 0, example.Length), setting.Name);
            }
        }

        [TestMethod]
        public void A_network_may_have_any_name_that_is_seen_up_to_31_bytes()
        {
            string[] allowed = { "a", " a b ", "\"quoted\" 'name'", "1234567890123456789012345678901" };
            foreach (string name in allowed)
            {
                BoxBench bench = new BoxBench(new RamStore());
                Assert.IsTrue(bench.Tell("set wifi-name " + name).IndexOf("\nok\r\n") >= 0, name);
                Assert.IsTrue(bench.Tell("show").IndexOf("\nwifi-name: " + name + "\r\n") >= 0, name);
            }

            Assert.IsTrue(new BoxBench(new RamStore()).Tell("set wifi-name 12345678901234567890123456789012").IndexOf("error value wifi-name: found ") >= 0);
        }

        [TestMethod]
        public void Nothing_is_committed_before_all_is_told()
        {
            RamStore store = new RamStore();
            BoxBench bench = new BoxBench(store);
            Assert.IsTrue(bench.Tell("commit").IndexOf("error nothing-staged ") >= 0);
            bench.Tell("set node kx7q22");
            Assert.IsTrue(bench.Tell("commit").IndexOf("error missing policy: missing; policy set") >= 0);
            bench.Tell("policy set", BoxBench.Policy);
            bench.Tell("ca add", CertificateSamples.Root);
            bench.Tell("csr");
            bench.Tell("cert", CertificateSamples.Own);
            bench.Tell("set wifi-name net");
            bench.Tell("set broker-host mqtt.example.org");
            Assert.IsTrue(bench.Tell("commit").IndexOf("error missing tenant: missing; allowed: 1 to 16 of a-z0-9-") >= 0);
            Assert.AreEqual(0, bench.Restarts);
            Assert.AreEqual(-1, store.Length("manifest"));
            bench.TellSettings();
            Assert.IsTrue(bench.Tell("commit").IndexOf("\nok\r\n") >= 0);
            Assert.AreEqual(1, bench.Restarts);

            SetStore sets = new SetStore(store);
            Assert.AreEqual((int)SetStanding.Current, (int)sets.Open());
            Assert.IsTrue(sets.Trial.IsOn);
            byte[] text = new byte[NodeSettingsText.GreatestLength];
            int length = sets.Read(PartName.Settings, 0, text, text.Length);
            Assert.AreEqual("tenant demo\nnode kx7q22\nsite a\nlatitude 1\nlongitude 2\nheight 3\ncertificate " + CertificateSamples.Fingerprint + "\n", AsciiText.FromBytes(text, 0, length));
        }

        [TestMethod]
        public void A_store_that_takes_nothing_changes_nothing()
        {
            RamStore store = new RamStore();
            BoxBench bench = new BoxBench(store);
            bench.Tell("set broker-port 1883");
            store.SpoilCommit(0, StoreFault.FailsWithOldContent);
            Assert.IsTrue(bench.Tell("set broker-port 8884").IndexOf("error store broker-port: ") >= 0);
            Assert.IsTrue(bench.Tell("show").IndexOf("\nbroker-port: 1883\r\n") >= 0);
        }
    }
}
