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
    internal static bool TryRead(ReadOnlySpan<byte> payload, out SummaryKey key)
    {
        key = default;
        if (!JsonFields.TryParse(payload, out JsonElement root)
            || JsonFields.TextOf(root, "node") is not string node
            || JsonFields.TextOf(root, "run") is not string run
            || JsonFields.NumberOf(root, "seq", long.MinValue, long.MaxValue) is not long number)
        {
            return false;
        }

        key = new SummaryKey(node, run, number);
        return true;
    }
}
