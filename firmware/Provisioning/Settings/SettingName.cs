using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>The names of what a technician sets. Those of <see cref="PartName"/> are settings too.</summary>
    internal static class SettingName
    {
        internal const string Tenant = "tenant";
        internal const string Node = "node";
        internal const string Site = "site";
        internal const string Latitude = "latitude";
        internal const string Longitude = "longitude";
        internal const string Height = "height";
        internal const string Altitude = "altitude";
        internal const string Image = "image";
        internal const string Certificate = "certificate";
        internal const string TimeServers = "time-servers";
    }
}
