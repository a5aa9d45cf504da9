using EdgeNode.Policies;

namespace EdgeNode.Summaries
{
    /// <summary>The text form of an <see cref="About"/>: one line of JSON with a fixed key order, padded with spaces to one length.</summary>
    public static class AboutText
    {
        /// <summary>Length of every about in bytes: what the longest values need.</summary>
        public const int Length = 358;

        /// <summary>Greatest latitude, and with a minus sign the least, in millionths of a degree.</summary>
        public const int GreatestLatitudeMicrodegrees = 90000000;

        /// <summary>Greatest longitude, and with a minus sign the least, in millionths of a degree.</summary>
        public const int GreatestLongitudeMicrodegrees = 180000000;

        /// <summary>Greatest height above ground in cm.</summary>
        public const int GreatestHeightCm = 10000;

        /// <summary>Hexadecimal digits of <see cref="About.CertificateFingerprint"/>.</summary>
        public const int FingerprintLength = 2 * Sha256.DigestLength;

        /// <summary>Writes the text from the start of the writer's buffer and pads it to <see cref="Length"/>.</summary>
        /// <returns>False when a value is out of range or the buffer is too short; then the buffer holds nothing of use.</returns>
        public static bool TryWrite(About about, AsciiWriter writer)
        {
            writer.Clear();
            if (!AreNamesInRange(about) || !IsPlaceInRange(about))
            {
                return false;
            }

            writer.Text("{\"v\":1,\"node\":\"");
            writer.Text(about.Node);
            writer.Text("\",\"site\":\"");
            writer.Text(about.Site);
            writer.Text("\",\"lat\":");
            writer.Number(about.LatitudeMicrodegrees);
            writer.Text(",\"lon\":");
            writer.Number(about.LongitudeMicrodegrees);
            writer.Text(",\"height\":");
            writer.Number(about.HeightCm);
            writer.Text(",\"board\":\"");
            writer.Text(about.Board);
            writer.Text("\",\"sensors\":[");
            for (int i = 0; i < about.Sensors.Length; i++)
            {
                writer.Text(i == 0 ? "\"" : ",\"");
                writer.Text(about.Sensors[i]);
                writer.Text("\"");
            }

            writer.Text("],\"cert\":");
            OptionalText.Write(about.CertificateFingerprint, writer);
            writer.Text("}");
            writer.PadTo(Length);
            return !writer.Overflowed;
        }

        private static bool AreNamesInRange(About about)
        {
            if (about.Sensors == null || about.Sensors.Length > About.MaxSensors)
            {
                return false;
            }

            foreach (string model in about.Sensors)
            {
                if (!Identifier.IsValid(model, Identifier.GreatestModelLength))
                {
                    return false;
                }
            }

            return Identifier.IsValid(about.Node, Identifier.GreatestNodeLength)
                && Identifier.IsValid(about.Site, Identifier.GreatestSiteLength)
                && Identifier.IsValid(about.Board, Identifier.GreatestBoardLength)
                && (about.CertificateFingerprint == null || HexText.IsValid(about.CertificateFingerprint, FingerprintLength));
        }

        private static bool IsPlaceInRange(About about)
        {
            return about.LatitudeMicrodegrees >= -GreatestLatitudeMicrodegrees
                && about.LatitudeMicrodegrees <= GreatestLatitudeMicrodegrees
                && about.LongitudeMicrodegrees >= -GreatestLongitudeMicrodegrees
                && about.LongitudeMicrodegrees <= GreatestLongitudeMicrodegrees
                && about.HeightCm >= 0
                && about.HeightCm <= GreatestHeightCm;
        }
    }
}
