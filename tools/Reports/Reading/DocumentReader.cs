using System.Text.Json;
using EdgeNode.City;

namespace EdgeNode.Reports;

/// <summary>Reads one line of <c>state.jsonl</c>, <c>about.jsonl</c> or <c>health.jsonl</c> without knowing its fields.</summary>
internal static class DocumentReader
{
    /// <summary>Reads a document.</summary>
    /// <exception cref="ReportException">The line is no JSON object.</exception>
    public static ReceivedDocument Read(string file, FileLine line)
    {
        if (!JsonFields.TryParse(line.Bytes, out JsonElement root))
        {
            throw new ReportException(file, line.Number, "expected one JSON object");
        }

        List<KeyValuePair<string, string>> fields = [];
        Flatten(root, "", fields);
        return new ReceivedDocument(line, fields);
    }

    // The parser refuses nesting deeper than 64, which bounds this recursion.
    private static void Flatten(JsonElement element, string prefix, List<KeyValuePair<string, string>> fields)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string name = prefix + JsonFields.NameOf(property);
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                Flatten(property.Value, name + ".", fields);
            }
            else
            {
                fields.Add(new KeyValuePair<string, string>(name, JsonFields.TextIn(property.Value) ?? property.Value.GetRawText()));
            }
        }
    }
}
