using System.Text;
using CsCheck;
using EdgeNode.Policies;
using DotNetSha256 = System.Security.Cryptography.SHA256;

namespace EdgeNode.Tools.Tests.Words;

[TestClass]
public class Sha256AgainstDotNetTests
{
    [TestMethod]
    public void Every_length_up_to_five_blocks_hashes_as_in_dotnet()
    {
        for (int length = 0; length <= 5 * 64; length++)
        {
            byte[] message = new byte[length];
            new Random(length).NextBytes(message);
            CollectionAssert.AreEqual(DotNetSha256.HashData(message), Hash(message, length + 1), $"length {length}");
        }
    }

    [TestMethod]
    public void Any_message_in_any_pieces_hashes_as_in_dotnet()
    {
        Gen.Select(Gen.Byte.Array[0, 1000], Gen.Int[1, 200])
            .ForAll((message, piece) => CollectionAssert.AreEqual(DotNetSha256.HashData(message), Hash(message, piece)), cases: 2000);
    }

    [TestMethod]
    public void A_short_hash_is_the_start_of_what_dotnet_prints()
    {
        byte[] text = Encoding.ASCII.GetBytes(Documents.PolicyExample);
        Assert.AreEqual(Convert.ToHexStringLower(DotNetSha256.HashData(text))[..32], new ShortHash().Of(text, 0, text.Length));
    }

    private static byte[] Hash(byte[] message, int piece)
    {
        Sha256 sha256 = new();
        for (int at = 0; at < message.Length; at += piece)
        {
            sha256.Add(message, at, Math.Min(piece, message.Length - at));
        }

        byte[] digest = new byte[Sha256.DigestLength];
        sha256.Finish(digest);
        return digest;
    }
}
