using System.Text;
using EdgeNode.Boards;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;

namespace EdgeNode.Commissioning;

/// <summary>Whether names and values can be told to a box: by the firmware's own rules.</summary>
public static class PlanRules
{
    // What a network's key looks like that was made of its password (IEEE 802.11, J.4.1).
    private const int RawKeyDigits = 64;

    /// <summary>The row of the settings' table.</summary>
    /// <returns>Null where the name is no setting.</returns>
    public static SettingDefinition? SettingOf(string name)
    {
        int index = SettingTable.IndexOf(name);
        return index == SettingTable.None ? null : SettingTable.At(index);
    }

    /// <summary>Whether nobody may see the value.</summary>
    public static bool IsSecret(string name)
    {
        return SettingOf(name) is { } setting && PartTable.At(PartTable.IndexOf(setting.Part)).IsSecret;
    }

    /// <summary>What is wrong with a setting's value.</summary>
    /// <returns>Null where the box would take it; else what was found and what is allowed, without a secret.</returns>
    public static string? Fault(string name, string value)
    {
        SettingDefinition setting = SettingOf(name) ?? throw new ArgumentException("found no setting", nameof(name));
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        if (SettingRules.Allows(setting, bytes, 0, bytes.Length))
        {
            return null;
        }

        string reason = name == PartName.WifiPassword && value.Length == RawKeyDigits ? $" ({ImpossibleSettings.RawKey})" : "";
        return $"found {(IsSecret(name) ? $"{value.Length} characters" : FoundText.Of(value))}{reason}; allowed: {setting.Rule}; example: {setting.Example}";
    }

    /// <summary>Refuses a value that a box would not take.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="PlanException">It would not.</exception>
    public static PlanValue Require(PlanValue value)
    {
        return SettingOf(value.Name) is not null && Fault(value.Name, value.Value) is { } fault
            ? throw new PlanException($"{value.Where}: {fault}")
            : value.Value.Length == 0 ? throw new PlanException($"{value.Where}: found nothing; allowed: one word or more after the name") : value;
    }

    /// <summary>What is wrong with a name.</summary>
    /// <param name="name">The name as it was written.</param>
    /// <param name="known">The names that there are.</param>
    /// <returns>Null where it is known; else what was found, and what was meant, is allowed, or cannot be.</returns>
    public static string? NameFault(string name, IReadOnlyList<string> known)
    {
        return known.Contains(name) ? null
            : name == PartName.UnlockSecret ? $"{name}: found a secret; the command makes one for each box, in a file of the folder {PlanName.Secrets}"
            : name == SettingName.Certificate ? $"{name}: found what nobody sets; the command asks the city's CA for the certificate"
            : ImpossibleSettings.ReasonOf(name) is { } reason ? $"{FoundText.Of(name)}: {reason}"
            : (Meant(name) ?? NearestName.To(name, known)) is { } near ? $"found {FoundText.Of(name)}; did you mean {near}?"
            : $"found {FoundText.Of(name)}; allowed: {string.Join(", ", known)}";
    }

    // What other systems call it.
    private static string? Meant(string name)
    {
        return name switch
        {
            "ssid" or "wifi-ssid" or "wifi" or "network" => PartName.WifiName,
            "password" or "passphrase" or "wifi-pass" or "wifi-key" => PartName.WifiPassword,
            "broker" or "host" or "mqtt-host" => PartName.BrokerHost,
            "mqtt-port" => PartName.BrokerPort,
            "ca" or "ca-cert" or "roots" => PartName.Authorities,
            "lat" => SettingName.Latitude,
            "lon" or "lng" => SettingName.Longitude,
            "ntp" => SettingName.TimeServers,
            _ => null,
        };
    }
}
