using System.Globalization;
using System.Text;
using CsCheck;
using EdgeNode.Policies;

namespace EdgeNode.Privacy.Tests;

/// <summary>Policy texts with counted channels, and what the firmware's parser makes of them.</summary>
internal static class PolicyTexts
{
    /// <summary>Any limits that the floor lets a counted channel have: 1 to 15, the lowest at least 10, no bucket narrower than the one below.</summary>
    public static Gen<int[]> Limits { get; } =
        from count in Gen.Int[1, Policy.GreatestLimitCount]
        from lowest in Gen.Frequency((49, Gen.Int[PolicyFloor.LeastLowestCount, 40]), (1, Gen.Int[PolicyFloor.LeastLowestCount, 3000]))
        from wider in Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[0, 20])).Array[count]
        select Rising(lowest, wider);

    /// <summary>The line of a counted channel.</summary>
    public static string Counted(string name, int m, params int[] limits)
    {
        string edges = string.Join(' ', limits.Select(limit => limit.ToString(CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture, $"channel {name} counted window 900 noise {m} lockout 500 edges {edges}");
    }

    /// <summary>Gives a text with these channels to the parser that the firmware has.</summary>
    public static bool TryParse(IEnumerable<string> channels, out Policy policy, out PolicyFault fault)
    {
        string text = $"""
            policy 1 "Counted channels"
            number 1
            slot 900
            {string.Join('\n', channels)}
            purpose "Tests"
            basis "GDPR 6(1)(e)"
            controller "City of Example"
            contact "https://privacy.example/boxes"
            access "Nobody"
            retention 1 days

            """;
        return PolicyParser.TryParse(Encoding.ASCII.GetBytes(text.ReplaceLineEndings("\n")), out policy, out fault);
    }

    private static int[] Rising(int lowest, int[] wider)
    {
        List<int> limits = [];
        int width = lowest;
        int limit = 0;
        foreach (int more in wider)
        {
            width += limits.Count == 0 ? 0 : more;
            limit += width;
            if (limit <= short.MaxValue)
            {
                limits.Add(limit);
            }
        }

        return [.. limits];
    }
}
