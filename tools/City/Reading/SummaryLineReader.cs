using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using EdgeNode.Summaries;

namespace EdgeNode.City;

/// <summary>
/// Reads what a summary says by System.Text.Json: all members, in any order, each of its kind and in its range. Whether they stand
/// in their one form is a question for the <see cref="Verifier"/>.
/// </summary>
public static class SummaryLineReader
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without its line feed.</param>
    /// <param name="summary">What it says, or null when false is returned.</param>
    /// <param name="reason">Why it is refused, in one line, or an empty text.</param>
    public static bool TryRead(ReadOnlySpan<byte> line, [NotNullWhen(true)] out SummaryLine? summary, out string reason)
    {
        if (JsonFields.TryParse(line, out JsonElement root))
        {
            return TryRead(root, out summary, out reason);
        }

        summary = null;
        reason = "not one JSON object";
        return false;
    }

    /// <summary>Reads a line that is parsed already.</summary>
    internal static bool TryRead(JsonElement root, [NotNullWhen(true)] out SummaryLine? summary, out string reason)
    {
        var faults = new List<string>();
        Integer(root, "v", 1, 1, faults);
        List<KeyValuePair<string, int?>> buckets = Buckets(root, faults);
        var line = new SummaryLine
        {
            Node = Text(root, "node", faults),
            Run = Text(root, "run", faults),
            Boot = (int)Integer(root, "boot", 0, SummaryText.GreatestBoot, faults),
            Seq = (int)Integer(root, "seq", 0, SummaryText.GreatestSeq, faults),
            StartUtc = IsNull(root, "start") ? null : Integer(root, "start", 0, SummaryText.GreatestStartUtcSeconds, faults),
            UpSeconds = (int)Integer(root, "up", 0, SummaryText.GreatestUpSeconds, faults),
            LengthSeconds = (int)Integer(root, "len", 0, SummaryText.GreatestLengthSeconds, faults),
            PolicyHash = Text(root, "policy", faults),
            Buckets = buckets,
            Previous = Text(root, "prev", faults),
        };
        reason = faults.FirstOrDefault() ?? "";
        summary = faults.Count == 0 ? line : null;
        return summary is not null;
    }

    /// <summary>The bytes that the next summary's <c>prev</c> is made of: up to and including the closing brace.</summary>
    public static ReadOnlySpan<byte> WithoutPadding(ReadOnlySpan<byte> line)
    {
        return line[..(line.LastIndexOf((byte)'}') + 1)];
    }

    private static List<KeyValuePair<string, int?>> Buckets(JsonElement root, List<string> faults)
    {
        var buckets = new List<KeyValuePair<string, int?>>();
        if (!JsonFields.TryFind(root, "ch", out JsonElement channels) || channels.ValueKind != JsonValueKind.Object)
        {
            faults.Add("\"ch\" is no object");
            return buckets;
        }

        foreach (JsonProperty channel in channels.EnumerateObject())
        {
            int? bucket = channel.Value.ValueKind == JsonValueKind.Null
                ? null
                : (int)Checked(JsonFields.NumberIn(channel.Value, 0, byte.MaxValue), "ch", 0, byte.MaxValue, faults);
            buckets.Add(KeyValuePair.Create(JsonFields.NameOf(channel), bucket));
        }

        return buckets;
    }

    private static string Text(JsonElement root, string key, List<string> faults)
    {
        if (JsonFields.TextOf(root, key) is string text)
        {
            return text;
        }

        faults.Add($"\"{key}\" has a form that it may not have");
        return "";
    }

    private static bool IsNull(JsonElement root, string key)
    {
        return JsonFields.TryFind(root, key, out JsonElement value) && value.ValueKind == JsonValueKind.Null;
    }

    private static long Integer(JsonElement root, string key, long least, long greatest, List<string> faults)
    {
        return Checked(JsonFields.NumberOf(root, key, least, greatest), key, least, greatest, faults);
    }

    private static long Checked(long? number, string key, long least, long greatest, List<string> faults)
    {
        if (number is null)
        {
            faults.Add($"\"{key}\" is no integer from {least} to {greatest}");
        }

        return number ?? 0;
    }
}
