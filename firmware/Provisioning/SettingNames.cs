namespace EdgeNode.Provisioning
{
    /// <summary>The names that settings have in their text form.</summary>
    internal static class SettingNames
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
        internal const string All = "tenant, node, site, latitude, longitude, height, altitude, image, certificate, time-servers";
    }
}
