using System.Security.Cryptography;
using System.Text.Json;
using EdgeNode.City;

namespace EdgeNode.Intake;

/// <summary>A line of the file of quarantine.</summary>
internal static class QuarantineLine
{
    /// <summary>Writes one.</summary>
    /// <param name="topic">Topic of the message; cut off where it is too long.</param>
    /// <param name="reason">Why it is there.</param>
    /// <param name="detail">The same for people.</param>
    /// <param name="entry">The message.</param>
    internal static byte[] Of(string topic, QuarantineReason reason, string detail, IntakeEntry entry)
    {
        ReadOnlySpan<byte> kept = entry.Payload.Span[..Math.Min(entry.Payload.Length, IntakeLimits.QuarantinePayload)];
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            received = Timestamp.Of(entry.ReceivedUtc),
            topic = topic.Length <= IntakeLimits.QuarantineTopic ? topic : topic[..IntakeLimits.QuarantineTopic],
            reason = JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString()),
            detail,
            length = entry.Payload.Length,
            sha256 = Convert.ToHexStringLower(SHA256.HashData(entry.Payload.Span)),
            payload = Convert.ToBase64String(kept),
        });
    }

    /// <summary>Reads whose message a line holds, and when it came.</summary>
    internal static bool TryRead(byte[] line, out BoxName? box, out DateTime receivedUtc)
    {
        (box, receivedUtc) = (null, default);
        if (!JsonFields.TryParse(line, out JsonElement root)
            || JsonFields.TextOf(root, "topic") is not string topic
            || !Timestamp.TryRead(JsonFields.TextOf(root, "received"), out receivedUtc))
        {
            return false;
        }

        box = ReceivedTopic.TryParse(topic, out ReceivedTopic parts) ? parts.Box : null;
        return true;
    }
}
