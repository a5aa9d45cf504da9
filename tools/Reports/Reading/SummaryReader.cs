using System.Text.Json;
using EdgeNode.Summaries;

namespace EdgeNode.Reports;

/// <summary>Reads one line of <c>received.jsonl</c>.</summary>
internal static class SummaryReader
{
    /// <summary>Last second of the year 9999: what .NET can name as a date.</summary>
    public const long GreatestUtc = 253402300799;

    // No policy has more limits than 15, but a report of a wrong file is better than none.
    private const int GreatestBucket = 255;

    /// <summary>Reads a summary.</summary>
    /// <exception cref="ReportException">The line is something else.</exception>
    public static ReceivedSummary Read(JsonLine line)
    {
        JsonElement element = JsonLines.Object(RunFolder.ReceivedFile, line);
        return new ReceivedSummary(
            line,
            Text(element, line, "node"),
            Text(element, line, "run"),
            Number(element, line, "boot", 0, int.MaxValue),
            Number(element, line, "seq", 0, int.MaxValue),
            Start(element, line),
            Number(element, line, "up", 0, SummaryText.GreatestUpSeconds),
            (int)Number(element, line, "len", 1, SummaryText.GreatestLengthSeconds),
            Text(element, line, "policy"),
            Text(element, line, "prev"),
            Buckets(element, line));
    }

    private static long? Start(JsonElement element, JsonLine line)
    {
        return element.TryGetProperty("start", out JsonElement value) && value.ValueKind == JsonValueKind.Null
            ? null
            : Number(element, line, "start", 0, GreatestUtc - SummaryText.GreatestLengthSeconds);
    }

    private static List<KeyValuePair<string, int?>> Buckets(JsonElement element, JsonLine line)
    {
        if (!element.TryGetProperty("ch", out JsonElement channels) || channels.ValueKind != JsonValueKind.Object)
        {
            throw Refuse(line, "ch", "an object of channels");
        }

        List<KeyValuePair<string, int?>> buckets = [];
        foreach (JsonProperty channel in channels.EnumerateObject())
        {
            int? bucket = channel.Value.ValueKind == JsonValueKind.Null
                ? null
                : (int)(JsonLines.NumberIn(channel.Value, 0, GreatestBucket) ?? throw Refuse(line, "ch", "bucket indices from 0, or null"));
            buckets.Add(new KeyValuePair<string, int?>(channel.Name, bucket));
        }

        return buckets;
    }

    private static string Text(JsonElement element, JsonLine line, string name)
    {
        return JsonLines.TextOf(element, name) ?? throw Refuse(line, name, "a string");
    }

    private static long Number(JsonElement element, JsonLine line, string name, long least, long greatest)
    {
        return JsonLines.NumberOf(element, name, least, greatest) ?? throw Refuse(line, name, $"a whole number from {least} to {greatest}");
    }

    private static ReportException Refuse(JsonLine line, string name, string expected)
    {
        return new ReportException(RunFolder.ReceivedFile, line.Number, $"expected a summary with \"{name}\", {expected}");
    }
}
