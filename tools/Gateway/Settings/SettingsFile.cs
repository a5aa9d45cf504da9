using System.Text;
using System.Text.Json;
using EdgeNode.Boards;
using EdgeNode.City;
using EdgeNode.Policies;

namespace EdgeNode.Gateway;

/// <summary>A file of settings: one JSON object, whose keys are their names.</summary>
internal sealed class SettingsFile
{
    private const int GreatestLength = 64 * 1024;

    private readonly string _path;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private SettingsFile(string path)
    {
        _path = path;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="place">Where the path was said, for messages.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="CityException">There is none, it is no JSON object, or a key or the form of its value is not known.</exception>
    internal static SettingsFile Read(string place, string path)
    {
        if (!BoundedFile.TryRead(path, GreatestLength, out byte[] content, out string found))
        {
            throw new CityException($"{place}: {path}: found {found}; allowed is a file of one JSON object, at most {GreatestLength} bytes");
        }

        SettingsFile file = new(path);
        ReadOnlyMemory<byte> text = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content.AsMemory(Encoding.UTF8.Preamble.Length) : content;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new CityException($"{path}: found {WordFor(document.RootElement)}; allowed is one JSON object");
            }

            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                file.Take(property);
            }
        }
        catch (JsonException failure)
        {
            throw new CityException($"{path}:{failure.LineNumber + 1}: found no JSON; allowed is one JSON object");
        }

        return file;
    }

    /// <summary>What the file says of a setting, or null for nothing.</summary>
    internal string? ValueOf(GatewaySetting setting)
    {
        return _values.GetValueOrDefault(setting.Name);
    }

    /// <summary>Where it says so, for messages.</summary>
    internal string PlaceOf(GatewaySetting setting)
    {
        return $"{_path}: {setting.Name}";
    }

    private void Take(JsonProperty property)
    {
        GatewaySetting[] known = [.. GatewaySettings.All.Where(setting => setting.IsOfFile)];
        if (known.FirstOrDefault(setting => setting.Name == property.Name) is not { } setting)
        {
            string? near = NearestName.To(property.Name, known.Select(one => one.Name));
            string allowed = near is null ? $"allowed: {string.Join(", ", known.Select(one => one.Name))}" : $"did you mean {near}?";
            throw new CityException($"{_path}: found the key '{FoundText.Of(property.Name)}'; {allowed}");
        }

        if (_values.ContainsKey(setting.Name))
        {
            throw new CityException($"{PlaceOf(setting)}: found 2 times; allowed is once");
        }

        _values.Add(setting.Name, TextOf(setting, property.Value) ?? throw new CityException($"{PlaceOf(setting)}: found {WordFor(property.Value)}; allowed is {WordFor(setting.Form)}: {setting.Allowed}"));
    }

    private static string? TextOf(GatewaySetting setting, JsonElement value)
    {
        return (setting.Form, value.ValueKind) switch
        {
            (SettingForm.Text, JsonValueKind.String) => value.GetString(),
            (SettingForm.Number, JsonValueKind.Number) => value.GetRawText(),
            (SettingForm.List, JsonValueKind.Array) when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => string.Join(',', value.EnumerateArray().Select(item => item.GetString())),
            _ => null,
        };
    }

    private static string WordFor(SettingForm form)
    {
        return form switch { SettingForm.Text => "a text", SettingForm.Number => "a number", _ => "a list of texts" };
    }

    private static string WordFor(JsonElement value)
    {
        return value.ValueKind switch
        {
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Array => "a list",
            JsonValueKind.Object => "an object",
            JsonValueKind.Null => "null",
            _ => "true or false",
        };
    }
}
