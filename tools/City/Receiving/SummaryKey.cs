using System.Text.Json;

namespace EdgeNode.City;

/// <summary>What a receiver de-duplicates summaries by.</summary>
/// <param name="Node">Node id.</param>
/// <param name="Run">Life of the node's store.</param>
/// <param name="Seq">Number within the run.</param>
internal readonly record struct SummaryKey(string Node, string Run, long Seq)
{
    /// <summary>Reads the key of a summary.</summary>
    /// <returns>False when the payload is no JSON object with these three members.</returns>
    internal static bool TryRead(ReadOnlyMemory<byte> payload, out SummaryKey key)
    {
        key = default;
        try
        {
            using JsonDocument json = JsonDocument.Parse(payload);
            if (json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("node", out JsonElement node) || node.ValueKind != JsonValueKind.String
                || !json.RootElement.TryGetProperty("run", out JsonElement run) || run.ValueKind != JsonValueKind.String
                || !json.RootElement.TryGetProperty("seq", out JsonElement seq) || seq.ValueKind != JsonValueKind.Number
                || !seq.TryGetInt64(out long number))
            {
                return false;
            }

            key = new SummaryKey(node.GetString()!, run.GetString()!, number);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // JsonElement says InvalidOperationException of a text with half a surrogate pair.
            return false;
        }
    }
}
