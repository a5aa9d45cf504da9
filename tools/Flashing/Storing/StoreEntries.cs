using EdgeNode.Contracts;
using EdgeNode.Provisioning;

namespace EdgeNode.Flashing;

/// <summary>The parts of a first set that a folder may have, as the firmware's own table has them.</summary>
internal static class StoreEntries
{
    public static readonly PartDefinition Settings = Of(PartName.Settings);
    public static readonly PartDefinition Policy = Of(PartName.Policy);
    public static readonly PartDefinition WifiName = Of(PartName.WifiName);
    public static readonly PartDefinition WifiPassword = Of(PartName.WifiPassword);
    public static readonly PartDefinition BrokerHost = Of(PartName.BrokerHost);
    public static readonly PartDefinition BrokerPort = Of(PartName.BrokerPort);
    public static readonly PartDefinition Authorities = Of(PartName.Authorities);
    public static readonly PartDefinition Certificate = Of(PartName.Certificate);
    public static readonly PartDefinition PrivateKey = Of(PartName.PrivateKey);

    /// <summary>In the order of the table. What opens a locked box is none of them, see <see cref="UnlockSecretFile"/>.</summary>
    public static readonly IReadOnlyList<PartDefinition> All =
        [Settings, Policy, WifiName, WifiPassword, BrokerHost, BrokerPort, Authorities, Certificate, PrivateKey];

    private static PartDefinition Of(string name)
    {
        return PartTable.At(PartTable.IndexOf(name));
    }
}
