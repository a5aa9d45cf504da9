using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using EdgeNode.Summaries;

namespace EdgeNode.City;

/// <summary>Reads what a <see cref="BrokerLog"/> has written. What does not tell how an event went counts as not so.</summary>
public static class BrokerLogReader
{
    private const long GreatestUpMs = SummaryText.GreatestUpSeconds * 1000L;

    // MQTT 3.1.1, section 2.2.3: the most that a packet's remaining length can say.
    private const int GreatestPacketBytes = 268_435_455;

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without its line feed.</param>
    /// <param name="read">What it says, or null when false is returned.</param>
    /// <param name="reason">Why it is refused, in one line, or an empty text.</param>
    public static bool TryRead(ReadOnlySpan<byte> line, [NotNullWhen(true)] out BrokerLogLine? read, out string reason)
    {
        read = null;
        if (!JsonFields.TryParse(line, out JsonElement root))
        {
            reason = "not one JSON object";
            return false;
        }

        string? kind = JsonFields.TextOf(root, "event");
        string[] texts = kind switch
        {
            "publish" => ["client", "topic"],
            "connect" or "disconnect" => ["client"],
            "refused" => ["request"],
            null => ["event"],
            _ => [],
        };
        reason = texts.Where(key => JsonFields.TextOf(root, key) is null).Select(key => $"\"{key}\" is no string").FirstOrDefault() ?? "";
        if (kind == "publish" && reason.Length == 0 && LengthOf(root) is null)
        {
            reason = $"\"length\" is no integer from 0 to {GreatestPacketBytes}";
        }

        read = reason.Length == 0 ? new BrokerLogLine(JsonFields.NumberOf(root, "up", 0, GreatestUpMs), Event(root, kind!)) : null;
        return read is not null;
    }

    private static BrokerEvent? Event(JsonElement root, string kind)
    {
        string? client = JsonFields.TextOf(root, "client");
        string? topic = JsonFields.TextOf(root, "topic");
        return kind switch
        {
            "connect" => new ClientConnecting(client!, Is(root, "accepted")),
            "disconnect" => new ClientDisconnected(client!, Is(root, "clean")),
            "publish" => new MessagePublished(client!, topic!, LengthOf(root)!.Value, Is(root, "retained"), JsonFields.TextOf(root, "sha256") ?? ""),
            "refused" => new RequestRefused(client, JsonFields.TextOf(root, "request")!, topic),
            _ => null,
        };
    }

    private static int? LengthOf(JsonElement root)
    {
        return (int?)JsonFields.NumberOf(root, "length", 0, GreatestPacketBytes);
    }

    private static bool Is(JsonElement root, string key)
    {
        return JsonFields.TruthOf(root, key) ?? false;
    }
}
