using System.Text;

namespace EdgeNode.City.Tests;

[TestClass]
public class SummaryLineReaderTests
{
    private const string Whole =
        """{"v":1,"node":"kx7q22","run":"9c0e41d2","boot":41,"seq":7,"start":1764000000,"up":900,"len":901,"policy":"p","ch":{"footfall":3,"pm25":null},"prev":"q"}""";

    [TestMethod]
    public void Each_member_is_read()
    {
        SummaryLine summary = Read(Whole);

        Assert.AreEqual("kx7q22", summary.Node);
        Assert.AreEqual("9c0e41d2", summary.Run);
        Assert.AreEqual(41, summary.Boot);
        Assert.AreEqual(7, summary.Seq);
        Assert.AreEqual(1_764_000_000, summary.StartUtc);
        Assert.AreEqual(900, summary.UpSeconds);
        Assert.AreEqual(901, summary.LengthSeconds);
        Assert.AreEqual(1801, summary.EndUpSeconds);
        Assert.AreEqual("p", summary.PolicyHash);
        Assert.AreEqual("q", summary.Previous);
        CollectionAssert.AreEqual(new[] { KeyValuePair.Create("footfall", (int?)3), KeyValuePair.Create("pm25", (int?)null) }, summary.Buckets.ToArray());
        Assert.IsTrue(summary.TryFind("footfall", out int? bucket));
        Assert.AreEqual(3, bucket);
        Assert.IsTrue(summary.TryFind("pm25", out bucket));
        Assert.IsNull(bucket);
        Assert.IsFalse(summary.TryFind("co2", out _));
    }

    [TestMethod]
    public void A_member_whose_name_is_no_text_stands_in_nobodys_way()
    {
        Assert.AreEqual(41, Read(Whole.Replace("{\"v\"", "{\"\\ud800\":0,\"v\"")).Boot);
    }

    [TestMethod]
    public void Order_and_spaces_are_the_verifiers_business()
    {
        SummaryLine summary = Read("""  {"prev":"q","ch":{ },"policy":"p","more":[1],"len":0,"up":0,"start":null,"seq":0,"boot":0,"run":"","node":"","v":1}  """);

        Assert.IsNull(summary.StartUtc);
        Assert.IsEmpty(summary.Buckets);
    }

    [TestMethod]
    [DataRow("\"v\":1", "\"v\":2", "\"v\" is no integer from 1 to 1")]
    [DataRow("\"node\":\"kx7q22\"", "\"node\":1", "\"node\" has a form that it may not have")]
    [DataRow("\"run\":", "\"ran\":", "\"run\" has a form that it may not have")]
    [DataRow("\"boot\":41", "\"boot\":10000000", "\"boot\" is no integer from 0 to 9999999")]
    [DataRow("\"seq\":7", "\"seq\":1.5", "\"seq\" is no integer from 0 to 9999999")]
    [DataRow("\"start\":1764000000", "\"start\":-1", "\"start\" is no integer from 0 to 9999999999")]
    [DataRow("\"up\":900", "\"up\":null", "\"up\" is no integer from 0 to 999999999")]
    [DataRow("\"len\":901", "\"len\":\"901\"", "\"len\" is no integer from 0 to 999999")]
    [DataRow("{\"footfall\":3,\"pm25\":null}", "[]", "\"ch\" is no object")]
    [DataRow("\"footfall\":3", "\"footfall\":256", "\"ch\" is no integer from 0 to 255")]
    [DataRow("}", "", "not one JSON object")]
    public void A_member_of_another_kind_or_range_is_named(string right, string wrong, string expected)
    {
        string line = Whole.Replace(right, wrong, StringComparison.Ordinal);

        Assert.IsFalse(SummaryLineReader.TryRead(Encoding.UTF8.GetBytes(line), out _, out string reason));
        Assert.AreEqual(expected, reason);
    }

    [TestMethod]
    public void Half_a_surrogate_pair_stays_as_it_is_written()
    {
        SummaryLine summary = Read(Whole.Replace("kx7q22", "\\ud800", StringComparison.Ordinal).Replace("footfall", "\\udc00", StringComparison.Ordinal));

        Assert.AreEqual("\"\\ud800\"", summary.Node);
        Assert.IsTrue(summary.TryFind("\\udc00", out _));
    }

    [TestMethod]
    public void The_chain_hashes_up_to_the_closing_brace()
    {
        Assert.AreEqual(Whole, Encoding.UTF8.GetString(SummaryLineReader.WithoutPadding(Encoding.UTF8.GetBytes(Whole + "   "))));
    }

    private static SummaryLine Read(string line)
    {
        Assert.IsTrue(SummaryLineReader.TryRead(Encoding.UTF8.GetBytes(line), out SummaryLine? summary, out string reason), reason);
        return summary;
    }
}
