namespace EdgeNode.Summaries
{
    /// <summary>The message of the <c>about</c> topic: what was set when the box was commissioned.</summary>
    public sealed class About
    {
        /// <summary>Most sensors that are listed.</summary>
        public const int MaxSensors = 6;

        /// <summary>Node id, 1 to 16 of <c>a-z0-9-</c>.</summary>
        public string Node { get; set; }

        /// <summary>Site id, 1 to 24 of <c>a-z0-9-</c>: a box can be replaced, a site stays.</summary>
        public string Site { get; set; }

        /// <summary>Latitude in millionths of a degree, -90,000,000 to 90,000,000.</summary>
        public int LatitudeMicrodegrees { get; set; }

        /// <summary>Longitude in millionths of a degree, -180,000,000 to 180,000,000.</summary>
        public int LongitudeMicrodegrees { get; set; }

        /// <summary>Height above ground in cm, 0 to 10,000.</summary>
        public int HeightCm { get; set; }

        /// <summary>Name of the board, 1 to 32 of <c>a-z0-9-</c>.</summary>
        public string Board { get; set; }

        /// <summary>Models of the fitted sensors, at most six of 1 to 16 of <c>a-z0-9-</c>; two of one model stand twice.</summary>
        public string[] Sensors { get; set; }

        /// <summary>SHA-256 of the box's certificate, 64 hexadecimal digits, or null when it has none yet.</summary>
        public string CertificateFingerprint { get; set; }
    }
}
