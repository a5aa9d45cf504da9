using EdgeNode.Authority;
using EdgeNode.Boards;
using EdgeNode.City;
using EdgeNode.Policies;

namespace EdgeNode.Gateway;

/// <summary>
/// The values of all settings. An option of the command goes before a variable of the environment, and that before the file; but what
/// is wrong is refused wherever it stands.
/// </summary>
public sealed class SettingValues
{
    private readonly Dictionary<GatewaySetting, object> _values = [];
    private readonly Dictionary<GatewaySetting, string> _places = [];

    private SettingValues()
    {
    }

    /// <summary>Collects and judges values.</summary>
    /// <param name="options">Options of the command that were given, by the name of their setting.</param>
    /// <param name="variables">The environment.</param>
    /// <exception cref="CityException">One of them is wrong, not known or missing.</exception>
    public static SettingValues Read(IReadOnlyDictionary<string, string> options, IReadOnlyDictionary<string, string> variables)
    {
        RefuseUnknown(variables);
        SettingValues values = new();
        values.Take(GatewaySettings.Config, options, variables, null);
        SettingsFile? file = values.Find<string>(GatewaySettings.Config) is { } path ? SettingsFile.Read(values.PlaceOf(GatewaySettings.Config), path) : null;
        foreach (GatewaySetting setting in GatewaySettings.All.Where(setting => setting.IsOfFile))
        {
            values.Take(setting, options, variables, file);
        }

        values.RequireNeeded();
        return values;
    }

    /// <summary>Where the value of a setting was said: the beginning of a message about it.</summary>
    public string PlaceOf(GatewaySetting setting)
    {
        return _places.GetValueOrDefault(setting, setting.Option);
    }

    /// <summary>The value of a setting that has one.</summary>
    internal T Of<T>(GatewaySetting setting)
    {
        return (T)_values[setting];
    }

    /// <summary>The value of a setting, or null.</summary>
    internal T? Find<T>(GatewaySetting setting)
        where T : class
    {
        return (T?)_values.GetValueOrDefault(setting);
    }

    private static void RefuseUnknown(IReadOnlyDictionary<string, string> variables)
    {
        string[] known = [.. GatewaySettings.All.Select(setting => setting.Variable)];
        if (variables.Keys.Where(GatewaySetting.IsVariable).Except(known).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            string? near = NearestName.To(unknown, known);
            throw new CityException($"found the variable {FoundText.Of(unknown)} in the environment; {(near is null ? "edgenode gateway settings prints those that there are" : $"did you mean {near}?")}");
        }
    }

    // From the last to the first of those that count, so that the first stays.
    private void Take(GatewaySetting setting, IReadOnlyDictionary<string, string> options, IReadOnlyDictionary<string, string> variables, SettingsFile? file)
    {
        Judge(setting, setting.Default, setting.Option);
        Judge(setting, file?.ValueOf(setting), file?.PlaceOf(setting) ?? "");
        if (file is not null && setting.MayHoldSecret)
        {
            RefuseReadable(setting);
        }

        Judge(setting, variables.GetValueOrDefault(setting.Variable), setting.Variable);
        RefusePassword(setting, variables.GetValueOrDefault(setting.Variable), setting.Variable);
        Judge(setting, options.GetValueOrDefault(setting.Name), setting.Option);
        RefusePassword(setting, options.GetValueOrDefault(setting.Name), setting.Option);
    }

    private void Judge(GatewaySetting setting, string? text, string place)
    {
        if (text is null)
        {
            return;
        }

        object? value = text.Length == 0 ? null : setting.Read(text);
        string found = text.Length == 0 ? "an empty text" : setting.MayHoldSecret ? "a text that names no store" : $"'{FoundText.Of(text)}'";
        _values[setting] = value ?? throw new CityException($"{place}: found {found}; allowed is {setting.Allowed}");
        _places[setting] = place;
    }

    // What stands in an argument or in the environment is seen by other programs of the machine.
    private void RefusePassword(GatewaySetting setting, string? text, string place)
    {
        if (text is not null && setting.MayHoldSecret && Find<StoreAddress>(setting) is { HasPassword: true })
        {
            throw new CityException($"{place}: found a password; allowed is one without: a password stands in ~/.pgpass, in the file that PGPASSFILE names, or in a --config file for its owner alone");
        }
    }

    private void RefuseReadable(GatewaySetting setting)
    {
        if (Find<StoreAddress>(setting) is { HasPassword: true } && Find<string>(GatewaySettings.Config) is { } path && SecretFile.IsOpenToOthers(path))
        {
            throw new CityException($"{PlaceOf(setting)}: found a password in a file that others can read or write; allowed: its owner alone, as chmod 600 makes it");
        }
    }

    private void RequireNeeded()
    {
        GatewaySetting[] needed = [.. GatewaySettings.All.Where(setting => setting.IsNeeded)];
        GatewaySetting[] missing = [.. needed.Where(setting => !_values.ContainsKey(setting))];
        if (missing.Length > 0)
        {
            throw new CityException($"gateway: found no {Options(missing)}; needed: {Options(needed)}, as options, in --config FILE or in the environment");
        }
    }

    private static string Options(IEnumerable<GatewaySetting> settings)
    {
        return string.Join(", ", settings.Select(setting => setting.Option));
    }
}
