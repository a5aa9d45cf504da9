using System.Security.Cryptography;
using System.Text;
using EdgeNode.Intake;

namespace EdgeNode.Databases.Tests;

/// <summary>Messages as a receiver hands them to a store, made by its own judge from texts.</summary>
internal static class SampleEntries
{
    internal const string NoLink = "00000000000000000000000000000000";

    internal static readonly DateTime Received = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    private static readonly MessageJudge Judge = new(StartRange.Any);

    /// <summary>A summary.</summary>
    internal static SummaryEntry Summary(
        int seq, string tenant = "example", string node = "kx7q22", string run = "9c0e41d2", long? start = 1763863200, int boot = 41,
        string channels = "\"footfall\":3,\"pm25\":null", string policy = "0123456789abcdeffedcba9876543210", string prev = NoLink, DateTime? received = null)
    {
        string text = $$"""{"v":1,"node":"{{node}}","run":"{{run}}","boot":{{boot}},"seq":{{seq}},"start":{{start?.ToString() ?? "null"}},"up":{{100 + (seq * 900)}},"len":900,"policy":"{{policy}}","ch":{{{channels}}},"prev":"{{prev}}"}""";
        return (SummaryEntry)Message(tenant, node, "summary", Encoding.ASCII.GetBytes(text.PadRight(311)), received: received);
    }

    /// <summary>Any message.</summary>
    internal static IntakeEntry Message(string tenant, string node, string kind, byte[] payload, bool isReplay = false, DateTime? received = null)
    {
        return Judge.Judge($"edgenode/1/{tenant}/{node}/{kind}", payload, isReplay, received ?? Received)!;
    }

    /// <summary>A state.</summary>
    internal static DocumentEntry State(string state, string node = "kx7q22", bool isReplay = false, DateTime? received = null)
    {
        string text = $$"""{"v":2,"node":"{{node}}","state":"{{state}}","firmware":"0.1.0","image":null,"boot":41,"lock":"sealed","set":"proven","safe":false}""";
        return (DocumentEntry)Message("example", node, "state", Encoding.ASCII.GetBytes(text.PadRight(220)), isReplay, received);
    }

    /// <summary>A policy.</summary>
    internal static PolicyEntry Policy(int number, string node = "kx7q22", int retentionDays = 365)
    {
        string text = $"""
            policy 1 "Market Square: <b>footfall</b> & 'air'; DROP TABLE box"
            number {number}
            slot 900
            channel footfall counted window 900 noise 2 lockout 8000 edges 10 20 30 45 65 90
            channel pm25 measured stat mean window 3600 unit ug/m3 edges 5 10 15 25 50 75
            purpose "Plan crossing times"
            basis "GDPR 6(1)(e)"
            controller "City of Example"
            contact "https://privacy.example/boxes"
            access "Traffic department"
            retention {retentionDays} days

            """;
        return (PolicyEntry)Message("example", node, "policy", Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A run whose chain is whole, each summary under the policy of that number, with its windows of an hour.</summary>
    internal static SummaryEntry[] Chain(int length, string node = "kx7q22", string run = "9c0e41d2", int policy = 1)
    {
        SummaryEntry[] chain = new SummaryEntry[length];
        string prev = NoLink;
        string name = Policy(policy).Policy.Hash;
        for (int seq = 0; seq < length; seq++)
        {
            string channels = seq % 4 == 3 ? "\"footfall\":3,\"pm25\":2" : "\"footfall\":3";
            chain[seq] = Summary(seq, node: node, run: run, start: 1763863200 + (seq * 900), channels: channels, policy: name, prev: prev);
            prev = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(chain[seq].Payload.Span).TrimEnd())))[..32];
        }

        return chain;
    }
}
