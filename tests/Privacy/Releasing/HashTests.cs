using System.Security.Cryptography;
using System.Text;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>That names and links are of the whole text, whatever its length: against .NET's own SHA-256.</summary>
[TestClass]
public sealed class HashTests
{
    // A little more than the longest policy, so that its last block border is inside.
    private const int GreatestLength = PolicyParser.GreatestLength + 130;

    private const string Head = """
        policy 1 "Long"
        number 1
        slot 900
        channel footfall counted window 900 noise 2 lockout 500 edges 10 20 30
        purpose "Tests"
        basis "GDPR 6(1)(e)"
        controller "City of Example"
        contact "https://privacy.example/boxes"
        access "Nobody"
        retention 1 days

        """;

    [TestMethod]
    public void A_text_of_any_length_has_the_hash_that_the_platform_computes()
    {
        byte[] text = Bytes(GreatestLength);
        ShortHash hash = new();
        for (int length = 0; length <= text.Length; length++)
        {
            Assert.AreEqual(NameOf(text.AsSpan(0, length)), hash.Of(text, 0, length), $"{length} bytes");
        }

        Console.WriteLine($"figure: texts of every length from 0 to {GreatestLength:N0} bytes, 0 hashes deviate from the platform's");
    }

    [TestMethod]
    public void A_text_in_pieces_of_any_length_has_the_hash_of_the_whole()
    {
        byte[] text = Bytes(PolicyParser.GreatestLength);
        byte[] digest = new byte[Sha256.DigestLength];
        Sha256 sha256 = new();
        for (int piece = 1; piece <= 300; piece++)
        {
            for (int at = 0; at < text.Length; at += piece)
            {
                sha256.Add(text, at, Math.Min(piece, text.Length - at));
            }

            sha256.Finish(digest);
            CollectionAssert.AreEqual(SHA256.HashData(text), digest, $"pieces of {piece} bytes");
        }
    }

    [TestMethod]
    public void A_policy_of_any_length_is_named_by_all_of_its_bytes_and_each_byte_changes_the_name()
    {
        HashSet<string> names = [];
        int policies = 0;
        for (int length = Head.ReplaceLineEndings("\n").Length + 2; length <= PolicyParser.GreatestLength; length++)
        {
            byte[] text = Policy(length);
            Assert.AreEqual(NameOf(text), NameInForce(text), $"{length} bytes");
            names.Add(NameOf(text));
            policies++;
        }

        // The longest text, and one byte of a comment another each time, up to the last one.
        byte[] longest = Policy(PolicyParser.GreatestLength);
        for (int at = Head.ReplaceLineEndings("\n").Length; at < longest.Length - 1; at++)
        {
            if (longest[at] == 'c')
            {
                longest[at] = (byte)'d';
                Assert.IsTrue(names.Add(NameInForce(longest)), $"byte {at} is in no name");
                longest[at] = (byte)'c';
                policies++;
            }
        }

        Assert.HasCount(policies, names);
    }

    [TestMethod]
    public void A_summary_of_any_length_is_linked_by_all_of_its_bytes_up_to_the_closing_brace()
    {
        SummaryChain chain = new();
        for (int length = 2; length <= 4 * SummaryText.Length; length++)
        {
            byte[] text = Encoding.ASCII.GetBytes("{" + new string('s', length - 2) + "}" + new string(' ', length % 70));
            Assert.IsTrue(chain.TryLink(text, 0, text.Length, out string link));
            Assert.AreEqual(NameOf(text.AsSpan(0, length)), link, $"{length} bytes");
        }
    }

    private static byte[] Bytes(int length)
    {
        return [.. Enumerable.Range(0, length).Select(i => (byte)((i * 151) + (i >> 8)))];
    }

    // The head, and comment lines of up to 200 bytes that fill the text up to its length.
    private static byte[] Policy(int length)
    {
        StringBuilder text = new(Head.ReplaceLineEndings("\n"));
        while (text.Length < length)
        {
            int line = Math.Min(length - text.Length, PolicyParser.GreatestLineLength + 1);
            line -= length - text.Length - line == 1 ? 1 : 0;
            text.Append('#').Append('c', line - 2).Append('\n');
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static string NameInForce(byte[] text)
    {
        Assert.IsTrue(PolicyParser.TryParse(text, out Policy policy, out PolicyFault fault), fault?.ToString());
        return policy.Hash;
    }

    private static string NameOf(ReadOnlySpan<byte> text)
    {
        return Convert.ToHexStringLower(SHA256.HashData(text))[..ShortHash.Length];
    }
}
