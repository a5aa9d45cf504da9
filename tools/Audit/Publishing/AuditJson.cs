using System.Text.Encodings.Web;
using System.Text.Json;

namespace EdgeNode.Audit;

/// <summary>The results of an audit for programs.</summary>
public static class AuditJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The results as JSON.</summary>
    public static string Text(AuditResult result)
    {
        return JsonSerializer.Serialize(AuditDocument.Of(result), Options);
    }
}
