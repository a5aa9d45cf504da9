using EdgeNode.Policies;
using EdgeNode.Provisioning;

namespace EdgeNode.Flashing;

/// <summary>
/// The entries that a box must find in its store before it can publish. The firmware names them in StoredConfiguration and
/// UplinkEntry; a test compares.
/// </summary>
internal static class StoreEntries
{
    private const int GreatestTextLength = 253;
    private const int GreatestPemLength = 8192;

    public static readonly StoreEntry Settings = new(NodeSettings.EntryName, NodeSettingsText.GreatestLength);
    public static readonly StoreEntry Policy = new("policy", PolicyParser.GreatestLength);
    public static readonly StoreEntry WifiName = new("wifi-name", GreatestTextLength);
    public static readonly StoreEntry WifiPassword = new("wifi-password", GreatestTextLength, IsRequired: false, IsSecret: true);
    public static readonly StoreEntry BrokerHost = new("broker-host", GreatestTextLength);
    public static readonly StoreEntry BrokerPort = new("broker-port", GreatestTextLength, IsRequired: false);
    public static readonly StoreEntry Authorities = new("ca-crt", GreatestPemLength);
    public static readonly StoreEntry Certificate = new("box-crt", GreatestPemLength);
    public static readonly StoreEntry PrivateKey = new("box-key", GreatestPemLength, IsSecret: true);

    public static readonly IReadOnlyList<StoreEntry> All =
        [Settings, Policy, WifiName, WifiPassword, BrokerHost, BrokerPort, Authorities, Certificate, PrivateKey];
}
