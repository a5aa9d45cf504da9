using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EdgeNode.Contract;

/// <summary>The files of <c>docs/contract</c> that are made from the firmware's tables: the same bytes each time.</summary>
public static class ContractFiles
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Name and text of each file, in the order of their names.</summary>
    public static IReadOnlyDictionary<string, string> Make()
    {
        return new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["about.schema.json"] = TextOf(MessageSchemas.About()),
            ["health.schema.json"] = TextOf(MessageSchemas.Health()),
            ["state.schema.json"] = TextOf(MessageSchemas.State()),
            ["summary.schema.json"] = TextOf(MessageSchemas.Summary()),
        };
    }

    private static string TextOf(JsonObject schema)
    {
        return schema.ToJsonString(Readable) + "\n";
    }
}
