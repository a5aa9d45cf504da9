using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Provisioning
{
    /// <summary>What each setting may be. The rules in words, for people, are those of <see cref="SettingTable"/>.</summary>
    public static class SettingRules
    {
        /// <summary>
        /// Most bytes of a network's name, one less than a network may have: the runtime's <c>Ssid[32]</c> ends with a zero byte
        /// (nf-interpreter, HAL_Configuration_Wireless80211).
        /// </summary>
        public const int GreatestWifiNameLength = 31;

        /// <summary>Fewest characters of a network's password (IEEE 802.11, J.4.1).</summary>
        public const int LeastWifiPasswordLength = 8;

        /// <summary>Most characters of a network's password: <c>Password[64]</c> in the same place ends with a zero byte.</summary>
        public const int GreatestWifiPasswordLength = 63;

        // What an SCD4x takes (datasheet 1.3, section 3.6.3).
        private const int GreatestAltitudeM = 3000;

        private const int GreatestHostLength = 253;
        private const int GreatestPort = 65535;
        private const byte FirstPrintable = (byte)' ';
        private const byte LastPrintable = (byte)'~';

        /// <summary>Whether a value as it came from outside may be taken.</summary>
        /// <param name="setting">A row of <see cref="SettingTable"/>.</param>
        /// <param name="data">Holds the value.</param>
        /// <param name="offset">Where it begins.</param>
        /// <param name="count">Its bytes.</param>
        public static bool Allows(SettingDefinition setting, byte[] data, int offset, int count)
        {
            if (setting.Name == PartName.WifiName)
            {
                return count >= 1 && count <= GreatestWifiNameLength && Utf8Text.IsPlain(data, offset, count);
            }

            for (int i = 0; i < count; i++)
            {
                if (data[offset + i] < FirstPrintable || data[offset + i] > LastPrintable)
                {
                    return false;
                }
            }

            return Allows(setting.Name, AsciiText.FromBytes(data, offset, count));
        }

        /// <summary>Whether a value of printable ASCII may be taken by a setting, the network's name excepted.</summary>
        internal static bool Allows(string name, string value)
        {
            switch (name)
            {
                case SettingName.Tenant:
                    return Identifier.IsValid(value, Identifier.GreatestTenantLength);
                case SettingName.Node:
                    return Identifier.IsValid(value, Identifier.GreatestNodeLength);
                case SettingName.Site:
                    return Identifier.IsValid(value, Identifier.GreatestSiteLength);
                case SettingName.Latitude:
                    return IsWithin(value, -AboutText.GreatestLatitudeMicrodegrees, AboutText.GreatestLatitudeMicrodegrees);
                case SettingName.Longitude:
                    return IsWithin(value, -AboutText.GreatestLongitudeMicrodegrees, AboutText.GreatestLongitudeMicrodegrees);
                case SettingName.Height:
                    return IsWithin(value, 0, AboutText.GreatestHeightCm);
                case SettingName.Altitude:
                    return IsWithin(value, 0, GreatestAltitudeM);
                case SettingName.TimeServers:
                    return TimeServerList.IsValid(value);
                case PartName.WifiPassword:
                    return value.Length >= LeastWifiPasswordLength && value.Length <= GreatestWifiPasswordLength;
                case PartName.BrokerHost:
                    return HostName.IsValid(value, GreatestHostLength);
                case PartName.BrokerPort:
                    return IsWithin(value, 1, GreatestPort);
                default:
                    // Hashes, and the secret that opens a box.
                    return HexText.IsValid(value, 2 * Sha256.DigestLength);
            }
        }

        private static bool IsWithin(string value, int least, int greatest)
        {
            return WholeNumber.TryParse(value, out int number) && number >= least && number <= greatest;
        }
    }
}
