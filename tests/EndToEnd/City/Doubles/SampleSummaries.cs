using System.Security.Cryptography;
using System.Text;

namespace EdgeNode.City.Tests;

/// <summary>Five good summaries, around a full hour, that a test can make worse; written here by hand, not by the firmware's encoder.</summary>
internal sealed class SampleSummaries
{
    internal const int LineLength = 311;
    internal const int SlotSeconds = 900;
    internal const int Count = 5;

    internal const string PolicyText = """
        policy 1 "Market Square: footfall and air"
        number 7
        slot 900
        channel footfall counted window 900 noise 2 lockout 8000 edges 10 20 30 45 65 90
        channel pm25 measured stat mean window 3600 unit ug/m3 edges 5 10 15 25 50 75
        purpose "Plan crossing times"
        basis "GDPR 6(1)(e)"
        controller "City of Example"
        contact "https://privacy.example/boxes"
        access "Traffic department"
        retention 365 days

        """;

    // 2025-11-23T02:00:00Z: the first window of an hour ends with the fourth slot.
    internal const long FirstStart = 1763863200;
    private const long FirstUp = 100;

    internal static readonly string PolicyHash = Hash(PolicyText);

    internal List<SampleSummary> Items { get; } = [.. Enumerable.Range(0, Count).Select(seq => new SampleSummary
    {
        Seq = seq,
        Start = FirstStart + (seq * SlotSeconds),
        Up = FirstUp + (seq * SlotSeconds),
        Channels = seq == 3 ? "\"footfall\":3,\"pm25\":2" : "\"footfall\":3",
    })];

    /// <summary>A policy that differs from <see cref="PolicyText"/> by its number only.</summary>
    internal static string PolicyNumber(int number)
    {
        return PolicyText.Replace("number 7", $"number {number}", StringComparison.Ordinal);
    }

    internal static string Hash(string text)
    {
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))[..32];
    }

    /// <summary>The lines with the chain as it must be, whatever the items say.</summary>
    internal byte[] ToBytes()
    {
        var text = new StringBuilder();
        var previous = new Dictionary<(string, string), string>();
        foreach (SampleSummary item in Items)
        {
            string line = item.ToText(previous.GetValueOrDefault((item.Node, item.Run), new string('0', 32)));
            previous[(item.Node, item.Run)] = Hash(line);
            text.Append(line.PadRight(LineLength)).Append('\n');
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
