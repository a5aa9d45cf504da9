using System;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// The text form of <see cref="NodeSettings"/>: one <c>name value</c> pair a line, printable ASCII, LF. The names are
    /// <c>tenant node site latitude longitude height altitude image certificate time-servers</c>, each once, in any order; only
    /// <c>altitude</c>, <c>image</c>, <c>certificate</c> and <c>time-servers</c> may be missing.
    /// </summary>
    public static class NodeSettingsText
    {
        /// <summary>Most bytes of a text: a bound for who reads it from somewhere, well beyond what the longest values need.</summary>
        public const int GreatestLength = 1024;

        private const int GreatestLineLength = 200;

        /// <summary>Reads settings.</summary>
        /// <param name="text">The text; its whole length is read.</param>
        /// <param name="settings">What the text says, or null when false is returned.</param>
        /// <param name="fault">One line that names the setting and the rule, or null when true is returned.</param>
        /// <returns>False when anything in the text is refused; then nothing of it is used.</returns>
        public static bool TryRead(byte[] text, out NodeSettings settings, out string fault)
        {
            settings = null;
            SettingsDraft draft = new SettingsDraft();
            TextLines lines = TextLines.OfAscii(text, GreatestLength, GreatestLineLength);
            while (lines.TryNext())
            {
                if (!draft.TryTake(AsciiText.FromBytes(text, lines.Start, lines.End - lines.Start), out fault))
                {
                    return false;
                }
            }

            if (lines.Fault != null)
            {
                fault = "settings, " + lines.Fault.ToString();
                return false;
            }

            return draft.TryFinish(out settings, out fault);
        }

        /// <summary>Writes settings so that <see cref="TryRead"/> reads the same again.</summary>
        /// <param name="settings">Values that <see cref="TryRead"/> would take.</param>
        /// <exception cref="ArgumentException">It would not take them; the message is its fault.</exception>
        public static byte[] Write(NodeSettings settings)
        {
            string servers = TimeServerList.TextOf(settings.TimeServers);
            string text = LineOf(SettingName.Tenant, settings.Tenant)
                + LineOf(SettingName.Node, settings.Node)
                + LineOf(SettingName.Site, settings.Site)
                + LineOf(SettingName.Latitude, settings.LatitudeMicrodegrees.ToString())
                + LineOf(SettingName.Longitude, settings.LongitudeMicrodegrees.ToString())
                + LineOf(SettingName.Height, settings.HeightCm.ToString())
                + LineOf(SettingName.Altitude, settings.AltitudeM == 0 ? null : settings.AltitudeM.ToString())
                + LineOf(SettingName.Image, settings.ImageHash)
                + LineOf(SettingName.Certificate, settings.CertificateFingerprint)
                + LineOf(SettingName.TimeServers, servers == TimeServerList.Public ? null : servers);
            byte[] bytes = AsciiText.ToBytes(text);
            if (!TryRead(bytes, out _, out string fault))
            {
                throw new ArgumentException(fault);
            }

            return bytes;
        }

        /// <summary>The node id in a text that <see cref="TryRead"/> takes, without reading the rest of it; null where there is none.</summary>
        internal static string NodeIn(byte[] text, int length)
        {
            const string Start = SettingName.Node + " ";
            int at = 0;
            while (at < length)
            {
                int end = at;
                int same = 0;
                while (end < length && text[end] != '\n')
                {
                    same += end - at < Start.Length && text[end] == Start[end - at] ? 1 : 0;
                    end++;
                }

                if (same == Start.Length)
                {
                    return AsciiText.FromBytes(text, at + same, end - at - same);
                }

                at = end + 1;
            }

            return null;
        }

        private static string LineOf(string name, string value)
        {
            return value == null ? "" : name + " " + value + "\n";
        }
    }
}
