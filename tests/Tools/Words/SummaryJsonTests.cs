using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Tools.Tests.Words;

[TestClass]
public class SummaryJsonTests
{
    private static readonly string[] Names = ["footfall", "sound", "pm25", "co2", "temperature", "humidity"];

    private static readonly Gen<string> Hash128 = Gen.Char["0123456789abcdef"].Array[32].Select(c => new string(c));

    private static readonly Gen<SummaryBody> AnyBody =
        from start in Gen.OneOf(Gen.Const(SummaryBody.NoTime), Gen.Long[0, SummaryText.GreatestStartUtcSeconds])
        from up in Gen.Int[0, SummaryText.GreatestUpSeconds]
        from length in Gen.Int[0, SummaryText.GreatestLengthSeconds]
        from buckets in Gen.Int[SummaryBody.Absent, Policy.GreatestLimitCount].Array[0, Names.Length]
        select Body(start, up, length, buckets);

    private static readonly Gen<Summary> AnySummary =
        from body in AnyBody
        from node in Gen.Char["abcxyz0189-"].Array[1, 16]
        from run in Hash128
        from boot in Gen.Int[0, SummaryText.GreatestBoot]
        from seq in Gen.Int[0, SummaryText.GreatestSeq]
        from policy in Hash128
        from previous in Hash128
        select new Summary(body)
        {
            Node = new string(node),
            Run = run[..SummaryText.RunLength],
            Boot = boot,
            Seq = seq,
            PolicyHash = policy,
            Previous = previous,
        };

    [TestMethod]
    public void Any_summary_is_json_of_one_length_that_says_what_it_was_given()
    {
        AnySummary.ForAll(AssertSaid, cases: 3000);
    }

    [TestMethod]
    public void A_link_is_what_dotnet_hashes_up_to_the_closing_brace()
    {
        SummaryChain chain = new();
        AnySummary.ForAll(
            summary =>
            {
                byte[] text = Written(summary);
                Assert.IsTrue(chain.TryLink(text, 0, text.Length, out string? link));
                byte[] digest = SHA256.HashData(text.AsSpan(0, Array.LastIndexOf(text, (byte)'}') + 1));
                Assert.AreEqual(Convert.ToHexStringLower(digest)[..32], link);
            },
            cases: 1000,
            oneByOne: true);
    }

    private static SummaryBody Body(long start, int up, int length, int[] buckets)
    {
        SummaryBody body = new() { StartUtcSeconds = start, UpSeconds = up, LengthSeconds = length };
        for (int i = 0; i < buckets.Length; i++)
        {
            body.Add(Names[i], buckets[i]);
        }

        return body;
    }

    private static byte[] Written(Summary summary)
    {
        byte[] buffer = new byte[SummaryText.Length];
        Assert.IsTrue(SummaryText.TryWrite(summary, new AsciiWriter(buffer)));
        return buffer;
    }

    private static void AssertSaid(Summary summary)
    {
        string text = Encoding.ASCII.GetString(Written(summary));
        Assert.AreEqual(SummaryText.Length, text.Length);
        Assert.EndsWith("}", text.TrimEnd(' '));
        using JsonDocument json = JsonDocument.Parse(text);
        JsonElement root = json.RootElement;
        string[] keys = ["v", "node", "run", "boot", "seq", "start", "up", "len", "policy", "ch", "prev"];
        CollectionAssert.AreEqual(keys, root.EnumerateObject().Select(member => member.Name).ToArray());
        Assert.AreEqual(1, root.GetProperty("v").GetInt32());
        Assert.AreEqual(summary.Node, root.GetProperty("node").GetString());
        Assert.AreEqual(summary.Run, root.GetProperty("run").GetString());
        Assert.AreEqual(summary.Boot, root.GetProperty("boot").GetInt32());
        Assert.AreEqual(summary.Seq, root.GetProperty("seq").GetInt32());
        JsonElement start = root.GetProperty("start");
        Assert.AreEqual(summary.Body.StartUtcSeconds, start.ValueKind == JsonValueKind.Null ? SummaryBody.NoTime : start.GetInt64());
        Assert.AreEqual(summary.Body.UpSeconds, root.GetProperty("up").GetInt64());
        Assert.AreEqual(summary.Body.LengthSeconds, root.GetProperty("len").GetInt32());
        Assert.AreEqual(summary.PolicyHash, root.GetProperty("policy").GetString());
        Assert.AreEqual(summary.Previous, root.GetProperty("prev").GetString());
        int[] expected = [.. Enumerable.Range(0, summary.Body.ChannelCount).Select(summary.Body.BucketAt)];
        int[] said = [.. root.GetProperty("ch").EnumerateObject()
            .Select(channel => channel.Value.ValueKind == JsonValueKind.Null ? SummaryBody.Absent : channel.Value.GetInt32())];
        CollectionAssert.AreEqual(expected, said);
    }
}
