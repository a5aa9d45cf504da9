using System.Text.Encodings.Web;
using System.Text.Json;

namespace EdgeNode.Cli;

/// <summary>Output for programs.</summary>
public static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints one value to standard output.</summary>
    public static void Print(object value)
    {
        Console.WriteLine(JsonSerializer.Serialize(value, Options));
    }
}
