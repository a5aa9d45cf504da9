using System.Security.Cryptography;
using System.Text.Json;
using EdgeNode.Identity;

namespace EdgeNode.Esp32.Tests;

/// <summary>The vectors of C2SP's Wycheproof for ECDSA on P-256 with SHA-256, which stand beside the checkout.</summary>
[TestClass]
public class WycheproofTests
{
    [TestMethod]
    [DataRow("ecdsa_secp256r1_sha256_test.json")]
    [DataRow("ecdsa_secp256r1_sha256_p1363_test.json")]
    public void Every_vector_is_judged_as_it_says(string name)
    {
        string path = Path.Combine(SourceTree.Root, "..", "shared", "wycheproof", name);
        if (!File.Exists(path))
        {
            Console.WriteLine($"skipped: {name} does not stand in a folder shared/wycheproof beside the checkout");
            return;
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        bool isDer = !name.Contains("p1363", StringComparison.Ordinal);
        List<string> wrong = [];
        int judged = 0;
        foreach (JsonElement group in document.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            byte[] publicKey = Convert.FromHexString(group.GetProperty("publicKey").GetProperty("uncompressed").GetString()!);
            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                byte[] digest = SHA256.HashData(Convert.FromHexString(test.GetProperty("msg").GetString()!));
                byte[] signature = Convert.FromHexString(test.GetProperty("sig").GetString()!);
                bool isValid = isDer ? IsValidDer(publicKey, digest, signature) : signature.Length == SignatureMaker.Length && IdentityBench.IsValid(publicKey, digest, signature);
                judged++;
                if (isValid != (test.GetProperty("result").GetString() == "valid"))
                {
                    wrong.Add($"{test.GetProperty("tcId")}: {test.GetProperty("comment")}");
                }
            }
        }

        Assert.IsEmpty(wrong, string.Join('\n', wrong));
        Assert.AreEqual(document.RootElement.GetProperty("numberOfTests").GetInt32(), judged);
        Console.WriteLine($"{name}: {judged} vectors");
    }

    private static bool IsValidDer(byte[] publicKey, byte[] digest, byte[] der)
    {
        byte[] signature = new byte[SignatureMaker.Length];
        return SignatureDer.TryRead(new DerReader(), der, 0, der.Length, signature) && IdentityBench.IsValid(publicKey, digest, signature);
    }
}
