using System.Text.Json;

namespace EdgeNode.Reports;

/// <summary>Splits a file into lines and reads single values out of a line's object.</summary>
internal static class JsonLines
{
    /// <summary>The lines that hold anything but spaces.</summary>
    public static List<JsonLine> Split(byte[] bytes)
    {
        List<JsonLine> lines = [];
        int number = 0;
        for (int start = 0; start < bytes.Length;)
        {
            int end = Array.IndexOf(bytes, (byte)'\n', start);
            end = end < 0 ? bytes.Length : end;
            number++;
            byte[] line = bytes[start..end];
            if (line.AsSpan().Trim(" \t\r"u8).Length > 0)
            {
                lines.Add(new JsonLine(number, line));
            }

            start = end + 1;
        }

        return lines;
    }

    /// <summary>Parses a line that must be one JSON object.</summary>
    /// <exception cref="ReportException">It is not.</exception>
    public static JsonElement Object(string file, JsonLine line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line.Bytes);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document.RootElement.Clone();
            }
        }
        catch (JsonException)
        {
            // The refusal below says the same in one line, without the reader's internals.
        }

        throw new ReportException(file, line.Number, "expected one JSON object");
    }

    /// <summary>A string of the object, or null when it is absent or something else.</summary>
    public static string? TextOf(JsonElement element, string name)
    {
        return element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? Decode(value) : null;
    }

    /// <summary>A whole number of the object between two bounds, or null when it is absent or something else.</summary>
    public static long? NumberOf(JsonElement element, string name, long least, long greatest)
    {
        return element.TryGetProperty(name, out JsonElement value) ? NumberIn(value, least, greatest) : null;
    }

    /// <summary>The value as a whole number between two bounds, or null.</summary>
    public static long? NumberIn(JsonElement value, long least, long greatest)
    {
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= least && number <= greatest
            ? number
            : null;
    }

    /// <summary>A truth value of the object, or null when it is absent or something else.</summary>
    public static bool? TruthOf(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out JsonElement value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
    }

    // A JSON string may escape half a surrogate pair; the reader refuses to make a .NET string of it.
    private static string Decode(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }
}
