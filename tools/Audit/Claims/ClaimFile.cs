using System.Text.Json;

namespace EdgeNode.Audit;

/// <summary>Reads the claims of a tree.</summary>
public static class ClaimFile
{
    /// <summary>Where the claims stand, from the root of the tree.</summary>
    public const string Name = "tools/Audit/Claims/claims.json";

    /// <summary>Reads the claims.</summary>
    /// <param name="root">Root of the tree.</param>
    /// <exception cref="AuditException">There is no such file, or it is not what it has to be.</exception>
    public static IReadOnlyList<Claim> Read(string root)
    {
        string path = Path.Combine(root, Name);
        if (!File.Exists(path))
        {
            throw new AuditException($"{root}: no {Name}; allowed is a checkout of EdgeNode");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            Claim[] claims = [.. document.RootElement.GetProperty("claims").EnumerateArray().Select(Read)];
            Check(claims);
            return claims;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new AuditException($"{Name}: found something else than {{\"claims\":[{{\"id\",\"claim\",\"refutedBy\",\"tried\",\"tests\"}}]}}: {failure.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static Claim Read(JsonElement claim)
    {
        string id = Text(claim, "id");
        return new Claim(
            id,
            Text(claim, "claim"),
            Text(claim, "refutedBy"),
            Text(claim, "tried"),
            [.. claim.GetProperty("tests").EnumerateArray().Select(test => ReadTest(id, test.GetString() ?? ""))]);
    }

    private static NamedTest ReadTest(string id, string text)
    {
        return NamedTest.Parse(text) ?? throw new AuditException($"{Name}: {id}: found test '{text}'; allowed is {NamedTest.Form}");
    }

    private static string Text(JsonElement claim, string name)
    {
        return claim.GetProperty(name).GetString() ?? throw new JsonException($"'{name}' is null.");
    }

    private static void Check(Claim[] claims)
    {
        for (int i = 0; i < claims.Length; i++)
        {
            if (claims[i].Id != $"C{i + 1}")
            {
                throw new AuditException($"{Name}: found claim {claims[i].Id}; allowed is C{i + 1}: claims are numbered in order");
            }
        }

        if (claims.Length == 0)
        {
            throw new AuditException($"{Name}: found no claim; allowed are claims from C1 on");
        }
    }
}
