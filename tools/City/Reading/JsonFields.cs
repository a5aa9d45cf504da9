using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace EdgeNode.City;

/// <summary>Reads a line that must be one JSON object, and single values out of it. No content causes an exception.</summary>
public static class JsonFields
{
    /// <summary>Parses a line.</summary>
    /// <param name="line">The line; spaces around the object are allowed.</param>
    /// <param name="element">The object, or the default when false is returned.</param>
    /// <returns>False when the line is no JSON, or another value than an object.</returns>
    public static bool TryParse(ReadOnlySpan<byte> line, out JsonElement element)
    {
        try
        {
            element = JsonElement.Parse(line);
        }
        catch (JsonException)
        {
            element = default;
        }

        return element.ValueKind == JsonValueKind.Object;
    }

    /// <summary>Finds a member of the object; of several with its name, the last.</summary>
    public static bool TryFind(JsonElement element, string name, out JsonElement value)
    {
        try
        {
            return element.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            // The name of some member escapes half a surrogate pair.
            JsonProperty found = element.EnumerateObject().LastOrDefault(member => NameOf(member) == name);
            value = found.Value;
            return value.ValueKind != JsonValueKind.Undefined;
        }
    }

    /// <summary>A string of the object, or null when it is absent or something else.</summary>
    public static string? TextOf(JsonElement element, string name)
    {
        return TryFind(element, name, out JsonElement value) ? TextIn(value) : null;
    }

    /// <summary>The value as a string, or null when it is something else.</summary>
    /// <remarks>A string may escape half a surrogate pair, which is no .NET string: it stays as it is written.</remarks>
    public static string? TextIn(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }

    /// <summary>The name of a member; one that escapes half a surrogate pair stays as it is written.</summary>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(member));
        }
    }

    /// <summary>A whole number of the object between two bounds, or null when it is absent or something else.</summary>
    public static long? NumberOf(JsonElement element, string name, long least, long greatest)
    {
        return TryFind(element, name, out JsonElement value) ? NumberIn(value, least, greatest) : null;
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
        return TryFind(element, name, out JsonElement value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : null;
    }
}
