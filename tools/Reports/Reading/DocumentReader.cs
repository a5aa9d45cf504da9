using System.Text.Json;

namespace EdgeNode.Reports;

/// <summary>Reads one line of <c>state.jsonl</c>, <c>about.jsonl</c> or <c>health.jsonl</c> without knowing its fields.</summary>
internal static class DocumentReader
{
    /// <summary>Reads a document.</summary>
    /// <exception cref="ReportException">The line is no JSON object.</exception>
    public static ReceivedDocument Read(string file, JsonLine line)
    {
        List<KeyValuePair<string, string>> fields = [];
        Flatten(JsonLines.Object(file, line), "", fields);
        return new ReceivedDocument(line, fields);
    }

    // The parser refuses nesting deeper than 64, which bounds this recursion.
    private static void Flatten(JsonElement element, string prefix, List<KeyValuePair<string, string>> fields)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string name = prefix + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                Flatten(property.Value, name + ".", fields);
            }
            else
            {
                string? text = property.Value.ValueKind == JsonValueKind.String ? JsonLines.TextOf(element, property.Name) : null;
                fields.Add(new KeyValuePair<string, string>(name, text ?? property.Value.GetRawText()));
            }
        }
    }
}
