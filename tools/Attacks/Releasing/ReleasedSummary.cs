using System.Text.Json;

namespace EdgeNode.Attacks;

/// <summary>One copy of a summary, read as an attacker reads it.</summary>
/// <param name="SentUtcMs">True moment of sending.</param>
/// <param name="Run">The store's life.</param>
/// <param name="Boot">Boot number, from 1.</param>
/// <param name="Seq">Number within the run.</param>
/// <param name="StartUtcSeconds">The start that it claims; null without trusted time.</param>
/// <param name="FromUtcMs">True start of its slot to a second, from the boot's power-on and <c>up</c>, whatever the box's clock said.</param>
/// <param name="LengthSeconds">Length of the slot.</param>
/// <param name="Policy">Hash of the policy in force.</param>
/// <param name="Buckets">Bucket by channel; null for absent.</param>
/// <param name="Payload">The bytes.</param>
public sealed record ReleasedSummary(
    long SentUtcMs, string Run, int Boot, int Seq, long? StartUtcSeconds, long FromUtcMs, int LengthSeconds, string Policy,
    IReadOnlyDictionary<string, int?> Buckets, byte[] Payload)
{
    private const long MsPerSecond = 1000;

    /// <summary>True end of its slot to a second.</summary>
    public long UntilUtcMs => FromUtcMs + (LengthSeconds * MsPerSecond);

    /// <summary>Whether its slot holds a moment.</summary>
    public bool Holds(long utcMs)
    {
        return FromUtcMs <= utcMs && utcMs < UntilUtcMs;
    }

    /// <summary>Reads a message of the topic <c>summary</c>.</summary>
    /// <param name="message">The message.</param>
    /// <param name="bootsUtcMs">True moments of power-on.</param>
    public static ReleasedSummary Read(ReleasedMessage message, IReadOnlyList<long> bootsUtcMs)
    {
        using JsonDocument document = JsonDocument.Parse(message.Payload);
        JsonElement root = document.RootElement;
        int boot = root.GetProperty("boot").GetInt32();
        JsonElement start = root.GetProperty("start");
        Dictionary<string, int?> buckets = [];
        foreach (JsonProperty channel in root.GetProperty("ch").EnumerateObject())
        {
            buckets.Add(channel.Name, channel.Value.ValueKind == JsonValueKind.Null ? null : channel.Value.GetInt32());
        }

        return new ReleasedSummary(
            message.SentUtcMs,
            root.GetProperty("run").GetString()!,
            boot,
            root.GetProperty("seq").GetInt32(),
            start.ValueKind == JsonValueKind.Null ? null : start.GetInt64(),
            bootsUtcMs[boot - 1] + (root.GetProperty("up").GetInt64() * MsPerSecond),
            root.GetProperty("len").GetInt32(),
            root.GetProperty("policy").GetString()!,
            buckets,
            message.Payload);
    }
}
