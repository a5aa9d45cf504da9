using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeNode.Summaries;

namespace EdgeNode.City;

/// <summary>The one form in which a summary may stand: its length, its alphabet, its keys in their order, no byte otherwise.</summary>
public static class SummaryForm
{
    private const int HashLength = 32;
    private const int RunLength = 8;
    private const int GreatestNodeLength = 16;

    private static readonly string[] Keys = ["v", "node", "run", "boot", "seq", "start", "up", "len", "policy", "ch", "prev"];

    /// <summary>Reads a line and holds it to the form.</summary>
    /// <param name="line">The line without its line feed.</param>
    /// <param name="summary">What it says, or null when false is returned.</param>
    /// <param name="reason">Why it is refused, or an empty text.</param>
    public static bool TryRead(byte[] line, [NotNullWhen(true)] out SummaryLine? summary, out string reason)
    {
        summary = null;
        reason = FaultOfBytes(line) ?? "";
        if (reason.Length > 0)
        {
            return false;
        }

        if (!JsonFields.TryParse(line, out JsonElement root))
        {
            reason = "not one JSON object";
            return false;
        }

        reason = FaultOfKeys(root) ?? "";
        if (reason.Length > 0 || !SummaryLineReader.TryRead(root, out summary, out reason))
        {
            return false;
        }

        reason = FaultOfTexts(summary) ?? FaultOfWriting(line, summary) ?? "";
        return reason.Length == 0;
    }

    private static string? FaultOfBytes(byte[] line)
    {
        if (line.Length != SummaryText.Length)
        {
            return line.Length > SummaryText.Length
                ? $"longer than {SummaryText.Length} bytes"
                : $"{line.Length} bytes long, not {SummaryText.Length}";
        }

        int foreign = Array.FindIndex(line, value => value is < (byte)' ' or > (byte)'~');
        return foreign < 0 ? null : $"byte {foreign + 1} is no printable ASCII";
    }

    private static string? FaultOfKeys(JsonElement root)
    {
        string[] found = [.. root.EnumerateObject().Select(JsonFields.NameOf)];
        for (int i = 0; i < Keys.Length; i++)
        {
            if (i >= found.Length || found[i] != Keys[i])
            {
                return $"key {i + 1} is not \"{Keys[i]}\"";
            }
        }

        return found.Length > Keys.Length ? "a key too many" : null;
    }

    private static string? FaultOfTexts(SummaryLine summary)
    {
        (string Key, bool IsAllowed)[] texts =
        [
            ("node", summary.Node.Length is > 0 and <= GreatestNodeLength && summary.Node.All(IsOfAnId)),
            ("run", summary.Run.Length == RunLength && summary.Run.All(char.IsAsciiHexDigitLower)),
            ("policy", IsHash(summary.PolicyHash)),
            ("prev", IsHash(summary.Previous)),
        ];
        string? key = texts.FirstOrDefault(text => !text.IsAllowed).Key;
        return key is null ? null : $"\"{key}\" has a form that it may not have";
    }

    private static string? FaultOfWriting(byte[] line, SummaryLine summary)
    {
        return Encoding.ASCII.GetString(line) == CanonicalText(summary).PadRight(SummaryText.Length)
            ? null
            : "not in canonical form: no spaces but after the closing brace, plain integers, no escapes";
    }

    // The only form in which these values may be written, without the padding.
    private static string CanonicalText(SummaryLine summary)
    {
        IEnumerable<string> channels = summary.Buckets.Select(channel => $"\"{channel.Key}\":{TextOf(channel.Value)}");
        return new StringBuilder("{\"v\":1,\"node\":\"").Append(summary.Node)
            .Append("\",\"run\":\"").Append(summary.Run)
            .Append("\",\"boot\":").Append(TextOf(summary.Boot))
            .Append(",\"seq\":").Append(TextOf(summary.Seq))
            .Append(",\"start\":").Append(TextOf(summary.StartUtc))
            .Append(",\"up\":").Append(TextOf(summary.UpSeconds))
            .Append(",\"len\":").Append(TextOf(summary.LengthSeconds))
            .Append(",\"policy\":\"").Append(summary.PolicyHash)
            .Append("\",\"ch\":{").AppendJoin(',', channels)
            .Append("},\"prev\":\"").Append(summary.Previous)
            .Append("\"}").ToString();
    }

    private static string TextOf(long? value)
    {
        return value?.ToString(CultureInfo.InvariantCulture) ?? "null";
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
