using EdgeNode.Contracts;
using EdgeNode.Provisioning;

namespace EdgeNode.Commissioning;

/// <summary>The names that a site file or a batch may use: the settings of docs/console.md, and what is beside them.</summary>
public static class PlanName
{
    /// <summary>File of the policy.</summary>
    public const string Policy = PartName.Policy;

    /// <summary>File of the roots that the broker is judged by.</summary>
    public const string Authorities = PartName.Authorities;

    /// <summary>File of the network's password.</summary>
    public const string WifiPasswordFile = "wifi-password-file";

    /// <summary>Page that says what the box measures, for the label; <c>{node}</c> and <c>{site}</c> in it become the box's.</summary>
    public const string Url = "url";

    /// <summary>Folder of the city's CA.</summary>
    public const string Authority = "authority";

    /// <summary>Folder of the broker's setup.</summary>
    public const string BrokerConfig = "broker-config";

    /// <summary>Folder of the boxes' unlock secrets.</summary>
    public const string Secrets = "secrets";

    /// <summary>The workshop's ledger.</summary>
    public const string Ledger = "ledger";

    /// <summary>Folder of the labels.</summary>
    public const string Output = "out";

    /// <summary>In a batch: the serial port at which the row's box is.</summary>
    public const string Port = "port";

    /// <summary>The names whose value is a file or a folder.</summary>
    public static IReadOnlyList<string> Paths { get; } = [Policy, Authorities, WifiPasswordFile, Authority, BrokerConfig, Secrets, Ledger, Output];

    /// <summary>The settings that are told, in the order of docs/console.md: all but those that the command makes itself.</summary>
    public static IReadOnlyList<string> Settings { get; } = [.. AllSettings().Where(name => name is not (SettingName.Certificate or PartName.UnlockSecret))];

    /// <summary>All names of a site file.</summary>
    public static IReadOnlyList<string> OfSite { get; } = [.. Settings, .. Paths, Url];

    /// <summary>All names of a batch's header: what may differ from box to box.</summary>
    public static IReadOnlyList<string> OfBatch { get; } = [.. Settings, Policy, Authorities, WifiPasswordFile, Url, Port];

    private static IEnumerable<string> AllSettings()
    {
        for (int row = 0; row < SettingTable.Count; row++)
        {
            yield return SettingTable.At(row).Name;
        }
    }
}
