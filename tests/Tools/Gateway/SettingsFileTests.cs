using EdgeNode.City;
using EdgeNode.Gateway;

namespace EdgeNode.Tools.Tests;

/// <summary>A file of settings that is none is refused in one line.</summary>
[TestClass]
public class SettingsFileTests
{
    [TestMethod]
    [DataRow("", ":1: found no JSON; allowed is one JSON object")]
    [DataRow("{", ":1: found no JSON; allowed is one JSON object")]
    [DataRow("{\n\"tenant\": \"x\",\n}", ":3: found no JSON; allowed is one JSON object")]
    [DataRow("[]", ": found a list; allowed is one JSON object")]
    [DataRow("null", ": found null; allowed is one JSON object")]
    [DataRow("{\"tennant\": \"x\"}", ": found the key 'tennant'; did you mean tenant?")]
    [DataRow("{\"colour\": \"x\"}", ": found the key 'colour'; allowed: broker, ca, cert, key, ")]
    [DataRow("{\"config\": \"x\"}", ": found the key 'config'; allowed: broker, ")]
    [DataRow("{\"Tenant\": \"x\"}", ": found the key 'Tenant'; did you mean tenant?")]
    [DataRow("{\"a\\u0000\\nb\": 1}", ": found the key 'a??b'; allowed: broker, ")]
    [DataRow("{\"tenant\": \"x\", \"tenant\": \"y\"}", ": tenant: found 2 times; allowed is once")]
    [DataRow("{\"tenant\": 5}", ": tenant: found a number; allowed is a text: 1 to 16 of a-z0-9-")]
    [DataRow("{\"tenant\": null}", ": tenant: found null; allowed is a text: 1 to 16 of a-z0-9-")]
    [DataRow("{\"receive-maximum\": \"1000\"}", ": receive-maximum: found a text; allowed is a number: a whole number, 1 to 65535")]
    [DataRow("{\"receive-maximum\": 1.5}", ": receive-maximum: found '1.5'; allowed is a whole number, 1 to 65535")]
    [DataRow("{\"receive-maximum\": true}", ": receive-maximum: found true or false; allowed is a number: a whole number, 1 to 65535")]
    [DataRow("{\"trusted-proxies\": \"10.0.0.5\"}", ": trusted-proxies: found a text; allowed is a list of texts: ")]
    [DataRow("{\"trusted-proxies\": [5]}", ": trusted-proxies: found a list; allowed is a list of texts: ")]
    [DataRow("{\"broker\": {\"host\": \"x\"}}", ": broker: found an object; allowed is a text: HOST:PORT, such as broker.example:8883")]
    public void Each_fault_is_named_with_its_place(string json, string said)
    {
        using SettingSamples samples = new();
        Dictionary<string, string> options = samples.Needed();
        options["config"] = samples.Config(json);
        CityException refusal = Assert.ThrowsExactly<CityException>(() => SettingValues.Read(options, new Dictionary<string, string>()));
        Assert.StartsWith(samples.PathOf("gateway.json") + said, refusal.Message);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [TestMethod]
    public void A_file_may_be_named_by_a_variable_and_begin_with_a_byte_order_mark()
    {
        using SettingSamples samples = new();
        string path = samples.Config("\uFEFF{ \"tenant\": \"example\" }");
        SettingValues values = SettingValues.Read(samples.Needed(), new Dictionary<string, string> { ["EDGENODE_GATEWAY_CONFIG"] = path });
        Assert.AreEqual("example", GatewayOptions.From(values).Tenant);
    }

    [TestMethod]
    [DataRow("none.json", "found no such file")]
    [DataRow("", "found a folder")]
    public void A_file_that_is_not_there_is_named_with_who_named_it(string name, string found)
    {
        using SettingSamples samples = new();
        Dictionary<string, string> options = samples.Needed();
        options["config"] = samples.PathOf(name);
        Assert.StartsWith($"--config: {samples.PathOf(name)}: {found}; allowed is ", Assert.ThrowsExactly<CityException>(() => SettingValues.Read(options, new Dictionary<string, string>())).Message);
    }

    [TestMethod]
    [DataRow("EDGENODE_GATEWAY_TENNANT", "found the variable EDGENODE_GATEWAY_TENNANT in the environment; did you mean EDGENODE_GATEWAY_TENANT?")]
    [DataRow("EDGENODE_GATEWAY_COLOUR", "found the variable EDGENODE_GATEWAY_COLOUR in the environment; edgenode gateway settings prints those that there are")]
    public void A_variable_that_is_meant_for_the_gateway_and_not_known_is_refused(string name, string said)
    {
        using SettingSamples samples = new();
        Assert.AreEqual(said, Assert.ThrowsExactly<CityException>(() => SettingValues.Read(samples.Needed(), new Dictionary<string, string> { [name] = "x" })).Message);
        SettingValues.Read(samples.Needed(), new Dictionary<string, string> { ["EDGENODE_TEST_SEED"] = "7" });
    }
}
