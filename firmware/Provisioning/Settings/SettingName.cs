using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>The names of what a technician sets. Those of <see cref="PartName"/> are settings too.</summary>
    public static class SettingName
    {
        /// <summary>Tenant of the box.</summary>
        public const string Tenant = "tenant";

        /// <summary>Node id of the box.</summary>
        public const string Node = "node";

        /// <summary>Site of the box.</summary>
        public const string Site = "site";

        /// <summary>Latitude of the site.</summary>
        public const string Latitude = "latitude";

        /// <summary>Longitude of the site.</summary>
        public const string Longitude = "longitude";

        /// <summary>Height above ground.</summary>
        public const string Height = "height";

        /// <summary>Altitude above the sea.</summary>
        public const string Altitude = "altitude";

        /// <summary>SHA-256 of the flashed image.</summary>
        public const string Image = "image";

        /// <summary>SHA-256 of the certificate, which <c>cert</c> sets.</summary>
        public const string Certificate = "certificate";

        /// <summary>Time servers.</summary>
        public const string TimeServers = "time-servers";
    }
}
