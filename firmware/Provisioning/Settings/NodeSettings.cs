namespace EdgeNode.Provisioning
{
    /// <summary>What a technician tells a box about itself. Kept in the store as text, see <see cref="NodeSettingsText"/>.</summary>
    public sealed class NodeSettings
    {
        /// <summary>Tenant, 1 to 16 of <c>a-z0-9-</c>.</summary>
        public string Tenant { get; init; }

        /// <summary>Node id, 1 to 16 of <c>a-z0-9-</c>; also the certificate's common name.</summary>
        public string Node { get; init; }

        /// <summary>Site id, 1 to 24 of <c>a-z0-9-</c>: a box can be replaced, a site stays.</summary>
        public string Site { get; init; }

        /// <summary>Latitude in millionths of a degree, -90,000,000 to 90,000,000.</summary>
        public int LatitudeMicrodegrees { get; init; }

        /// <summary>Longitude in millionths of a degree, -180,000,000 to 180,000,000.</summary>
        public int LongitudeMicrodegrees { get; init; }

        /// <summary>Height above ground in cm, 0 to 10,000.</summary>
        public int HeightCm { get; init; }

        /// <summary>Altitude of the place above the sea in m, 0 to 3,000, by which the CO2 sensor allows for the thinner air; 0 where it was not told.</summary>
        public int AltitudeM { get; init; }

        /// <summary>SHA-256 of the flashed image, 64 hexadecimal digits, as told at provisioning (a box cannot read its own image), or null.</summary>
        public string ImageHash { get; init; }

        /// <summary>SHA-256 of the box's certificate, 64 hexadecimal digits, or null.</summary>
        public string CertificateFingerprint { get; init; }

        /// <summary>Time servers in the order in which they are asked, 2 or 3; see <see cref="TimeServerList"/>.</summary>
        public string[] TimeServers { get; init; } = TimeServerList.NamesIn(TimeServerList.Public);
    }
}
