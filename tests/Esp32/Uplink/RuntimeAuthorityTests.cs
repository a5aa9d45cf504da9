namespace EdgeNode.Esp32.Tests;

/// <summary>Whom a box trusts: the certificates it was given, and no others that the runtime may find by itself.</summary>
[TestClass]
public class RuntimeAuthorityTests
{
    private const string RuntimeFile = "I:\\con_XB1_0.sys";

    [TestMethod]
    public void Certificates_that_the_runtime_keeps_are_gone_before_a_connection_is_tried()
    {
        UplinkBench bench = new();
        bench.Chip.Flash.Put(RuntimeFile, [1, 2, 3]);
        bool? wasThere = null;
        bench.Chip.Observer = (call, _, _) => wasThere = call == "MqttClient..ctor" ? bench.Chip.Flash.Files.ContainsKey(RuntimeFile) : wasThere;
        Assert.IsTrue(bench.Chip.Flash.Files.ContainsKey(RuntimeFile));
        bench.Connect();
        Assert.AreEqual(false, wasThere);
    }

    [TestMethod]
    public void Certificate_key_and_authorities_each_reach_mbedTLS_with_their_zero_byte()
    {
        UplinkBench bench = new();
        List<(string Call, byte[] Bytes)> given = [];
        bench.Chip.Observer = (call, _, bytes) =>
        {
            if (call.StartsWith("X509Certificate", StringComparison.Ordinal))
            {
                given.Add((call, bytes));
            }
        };
        bench.Connect();
        Assert.AreEqual("X509Certificate..ctor X509Certificate..ctor X509Certificate2..ctor", string.Join(' ', given.Select(one => one.Call)));
        foreach ((string call, byte[] bytes) in given)
        {
            Assert.AreEqual(bytes.Length - 1, Array.IndexOf(bytes, (byte)0), call);
        }
    }
}
