using System.Text;
using CsCheck;
using EdgeNode.Policies;

namespace EdgeNode.Tools.Tests.Words;

[TestClass]
public class SpoiledPolicyTests
{
    private static readonly byte[] Example = Encoding.ASCII.GetBytes(Documents.PolicyExample);

    // One byte replaced, inserted or removed; mostly by bytes that keep the text a text.
    private static readonly Gen<Func<byte[], byte[]>> Spoil =
        from kind in Gen.Int[0, 2]
        from at in Gen.Int[0, 100_000]
        from value in Gen.OneOf(Gen.Byte, Gen.Char[" \n0123456789-\"#aelmnostwz"].Select(c => (byte)c))
        select (Func<byte[], byte[]>)(text => Spoiled(text, kind, at % text.Length, value));

    [TestMethod]
    public void Each_byte_removed_is_answered()
    {
        for (int at = 0; at < Example.Length; at++)
        {
            Judge(Spoiled(Example, kind: 2, at, value: 0));
        }
    }

    [TestMethod]
    public void Each_byte_replaced_by_any_other_in_a_channel_line_is_answered()
    {
        string text = Documents.PolicyExample;
        int start = text.IndexOf("channel footfall", StringComparison.Ordinal);
        int end = text.IndexOf('\n', start);
        for (int at = start; at <= end; at++)
        {
            for (int value = 0; value <= 255; value++)
            {
                Judge(Spoiled(Example, kind: 0, at, (byte)value));
            }
        }
    }

    [TestMethod]
    public void A_spoiled_policy_is_refused_by_line_or_still_on_the_floor()
    {
        Spoil.Array[1, 6].ForAll(spoils => { Judge(spoils.Aggregate(Example, (text, spoil) => spoil(text))); }, cases: 20_000);
    }

    [TestMethod]
    public void Random_bytes_are_refused()
    {
        Gen.Byte.Array[0, 5000].ForAll(text => Assert.IsFalse(Judge(text)), cases: 2000);
    }

    private static byte[] Spoiled(byte[] text, int kind, int at, byte value)
    {
        return kind switch
        {
            0 => [.. text[..at], value, .. text[(at + 1)..]],
            1 => [.. text[..at], value, .. text[at..]],
            _ => [.. text[..at], .. text[(at + 1)..]],
        };
    }

    /// <returns>Whether it was taken.</returns>
    private static bool Judge(byte[] text)
    {
        if (!PolicyParser.TryParse(text, out Policy? policy, out PolicyFault? fault))
        {
            int lines = text.Count(b => b == '\n') + 1;
            Assert.IsNull(policy);
            Assert.IsTrue(fault!.Line >= 1 && fault.Line <= lines, fault.ToString());
            Assert.IsTrue(fault.Found.Length is > 0 and <= FoundText.GreatestLength && fault.Found.All(c => c is >= ' ' and <= '~'), fault.ToString());
            Assert.AreNotEqual("", fault.Allowed);
            return false;
        }

        Assert.IsNull(fault);
        AssertOnFloor(policy!);
        return true;
    }

    // The rules of docs/policy.md once more, with floating point and LINQ, so that they share nothing with the parser.
    private static void AssertOnFloor(Policy policy)
    {
        Assert.IsTrue(policy.SlotSeconds is >= 900 and <= 86400 && policy.SlotSeconds % 900 == 0);
        Assert.IsTrue(policy.Channels.Length is >= 1 and <= 6);
        Assert.IsTrue(policy.Channels.Sum(channel => channel.Name.Length) <= 44);
        Assert.HasCount(policy.Channels.Length, policy.Channels.Select(channel => channel.Name).Distinct());
        double loss = policy.Channels.Where(channel => channel.IsCounted).Sum(channel => -Math.Log(1 - Math.Pow(2, -channel.Noise)));
        Assert.IsLessThanOrEqualTo(0.70, loss);
        foreach (ChannelPolicy channel in policy.Channels)
        {
            Assert.AreEqual(0, channel.WindowSeconds % policy.SlotSeconds);
            int[] widths = [.. channel.Limits.Skip(1).Zip(channel.Limits, (upper, lower) => upper - lower)];
            if (channel.IsCounted)
            {
                Assert.IsTrue(channel.Noise is >= 1 and <= 4 && channel.LockoutMs is >= 100 and <= 60000 && channel.Limits[0] >= 10);
                int[] fromZero = [channel.Limits[0], .. widths];
                CollectionAssert.AreEqual(fromZero.Order().ToArray(), fromZero);
            }
            else
            {
                int least = channel.Name switch { "co2" => 200, "humidity" => 10, "temperature" => 2, _ => 5 };
                Assert.IsTrue(widths.All(width => width >= least), channel.Name);
            }
        }
    }
}
