using System.Text.Json;

namespace EdgeNode.City;

/// <summary>The form of every line that a receiver writes.</summary>
internal static class JsonLine
{
    /// <summary>Whether the bytes are one JSON object that begins with the first of them.</summary>
    internal static bool IsObject(byte[] line)
    {
        if (line is not [(byte)'{', ..])
        {
            return false;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
