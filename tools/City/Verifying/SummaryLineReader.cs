using System.Text;
using System.Text.Json;
using EdgeNode.Summaries;

namespace EdgeNode.City;

/// <summary>Reads one line of summaries by System.Text.Json and holds it to its one form.</summary>
internal static class SummaryLineReader
{
    private const int HashLength = 32;
    private const int RunLength = 8;
    private const int GreatestNodeLength = 16;

    private static readonly string[] Keys = ["v", "node", "run", "boot", "seq", "start", "up", "len", "policy", "ch", "prev"];

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without its line feed.</param>
    /// <param name="summary">What it says, or null when false is returned.</param>
    /// <param name="reason">Why it is refused, or an empty text.</param>
    internal static bool TryRead(byte[] line, out SummaryLine? summary, out string reason)
    {
        summary = null;
        reason = "";
        if (line.Length != SummaryText.Length)
        {
            reason = line.Length > SummaryText.Length
                ? $"longer than {SummaryText.Length} bytes"
                : $"{line.Length} bytes long, not {SummaryText.Length}";
            return false;
        }

        int foreign = Array.FindIndex(line, value => value is < (byte)' ' or > (byte)'~');
        if (foreign >= 0)
        {
            reason = $"byte {foreign + 1} is no printable ASCII";
            return false;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            summary = Read(json.RootElement, ref reason);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // JsonElement says InvalidOperationException of a text with half a surrogate pair.
            reason = "not one JSON object";
        }

        if (summary is not null && Encoding.ASCII.GetString(line) != summary.ToCanonicalText().PadRight(SummaryText.Length))
        {
            summary = null;
            reason = "not in canonical form: no spaces but after the closing brace, plain integers, no escapes";
        }

        return summary is not null;
    }

    /// <summary>The bytes that the next summary's <c>prev</c> is made of: up to and including the closing brace.</summary>
    internal static ReadOnlySpan<byte> WithoutPadding(byte[] line)
    {
        return line.AsSpan().TrimEnd((byte)' ');
    }

    private static SummaryLine? Read(JsonElement root, ref string reason)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            reason = "not one JSON object";
            return null;
        }

        JsonProperty[] members = [.. root.EnumerateObject()];
        for (int i = 0; i < Keys.Length; i++)
        {
            if (i >= members.Length || members[i].Name != Keys[i])
            {
                reason = $"key {i + 1} is not \"{Keys[i]}\"";
                return null;
            }
        }

        if (members.Length > Keys.Length)
        {
            reason = "a key too many";
            return null;
        }

        return Read(members.Select(member => member.Value).ToArray(), ref reason);
    }

    private static SummaryLine? Read(JsonElement[] values, ref string reason)
    {
        var faults = new List<string>();
        Integer(values[0], "v", 1, 1, faults);
        var channels = new List<(string, int?)>();
        if (values[9].ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty channel in values[9].EnumerateObject())
            {
                channels.Add((channel.Name, (int?)NullOrInteger(channel.Value, "ch", byte.MaxValue, faults)));
            }
        }
        else
        {
            faults.Add("\"ch\" is no object");
        }

        var summary = new SummaryLine
        {
            Node = Text(values[1], "node", value => value.Length is > 0 and <= GreatestNodeLength && value.All(IsOfAnId), faults),
            Run = Text(values[2], "run", value => value.Length == RunLength && value.All(char.IsAsciiHexDigitLower), faults),
            Boot = Integer(values[3], "boot", 0, SummaryText.GreatestBoot, faults),
            Seq = Integer(values[4], "seq", 0, SummaryText.GreatestSeq, faults),
            Start = NullOrInteger(values[5], "start", SummaryText.GreatestStartUtcSeconds, faults),
            Up = Integer(values[6], "up", 0, SummaryText.GreatestUpSeconds, faults),
            Len = Integer(values[7], "len", 0, SummaryText.GreatestLengthSeconds, faults),
            Policy = Text(values[8], "policy", IsHash, faults),
            Channels = channels,
            Prev = Text(values[10], "prev", IsHash, faults),
        };
        reason = faults.FirstOrDefault() ?? "";
        return faults.Count == 0 ? summary : null;
    }

    private static string Text(JsonElement value, string key, Predicate<string> isAllowed, List<string> faults)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() is string text && isAllowed(text))
        {
            return text;
        }

        faults.Add($"\"{key}\" has a form that it may not have");
        return "";
    }

    private static long Integer(JsonElement value, string key, long least, long greatest, List<string> faults)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= least && number <= greatest)
        {
            return number;
        }

        faults.Add($"\"{key}\" is no integer from {least} to {greatest}");
        return 0;
    }

    private static long? NullOrInteger(JsonElement value, string key, long greatest, List<string> faults)
    {
        return value.ValueKind == JsonValueKind.Null ? null : Integer(value, key, 0, greatest, faults);
    }

    private static bool IsHash(string text)
    {
        return text.Length == HashLength && text.All(char.IsAsciiHexDigitLower);
    }

    private static bool IsOfAnId(char value)
    {
        return char.IsAsciiLetterLower(value) || char.IsAsciiDigit(value) || value == '-';
    }
}
