using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>All that a technician sets, one row each. First the lines of <see cref="NodeSettingsText"/>, in their order.</summary>
    public static class SettingTable
    {
        /// <summary>How many of the rows are lines of <see cref="NodeSettingsText"/>; they come first.</summary>
        public const int LinesOfSettings = 10;

        /// <summary>What <see cref="IndexOf"/> returns for a name that is none.</summary>
        public const int None = -1;

        private const string Hash = "a SHA-256 in 64 digits of 0-9a-f";
        private const string HashExample = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";

        // The rows hold constants only: static constructors of the device run in no promised order.
        private static readonly SettingDefinition[] Rows =
        {
            new SettingDefinition(SettingName.Tenant, PartName.Settings, isRequired: true, "1 to 16 of a-z0-9-", "demo-city"),
            new SettingDefinition(SettingName.Node, PartName.Settings, isRequired: true, "1 to 16 of a-z0-9-", "kx7q22"),
            new SettingDefinition(SettingName.Site, PartName.Settings, isRequired: true, "1 to 24 of a-z0-9-", "market-square-3"),
            new SettingDefinition(SettingName.Latitude, PartName.Settings, isRequired: true, "whole millionths of a degree, -90000000 to 90000000", "52520008"),
            new SettingDefinition(SettingName.Longitude, PartName.Settings, isRequired: true, "whole millionths of a degree, -180000000 to 180000000", "13404954"),
            new SettingDefinition(SettingName.Height, PartName.Settings, isRequired: true, "whole cm above ground, 0 to 10000", "350"),
            new SettingDefinition(SettingName.Altitude, PartName.Settings, isRequired: false, "whole m above the sea, 0 to 3000", "34"),
            new SettingDefinition(SettingName.Image, PartName.Settings, isRequired: false, Hash, HashExample),
            new SettingDefinition(SettingName.Certificate, PartName.Settings, isRequired: false, Hash, HashExample),
            new SettingDefinition(SettingName.TimeServers, PartName.Settings, isRequired: false, TimeServerList.Rule, TimeServerList.Public),
            new SettingDefinition(PartName.WifiName, PartName.WifiName, isRequired: true, "1 to 31 bytes of UTF-8, of characters that are seen", "City Sensors"),
            new SettingDefinition(PartName.WifiPassword, PartName.WifiPassword, isRequired: false, "8 to 63 characters of ASCII, or none for an open network", "correct horse battery"),
            new SettingDefinition(PartName.BrokerHost, PartName.BrokerHost, isRequired: true, "a host name or IPv4 address of a-z0-9.-, as the broker's certificate has it", "mqtt.example.org"),
            new SettingDefinition(PartName.BrokerPort, PartName.BrokerPort, isRequired: false, "a port, 1 to 65535; none for 8883", "8883"),
            new SettingDefinition(PartName.UnlockSecret, PartName.UnlockSecret, isRequired: false, "64 random digits of 0-9a-f", "(run: openssl rand -hex 32)"),
        };

        /// <summary>How many rows there are.</summary>
        public static int Count
        {
            get { return Rows.Length; }
        }

        /// <summary>The row at <paramref name="index"/>, 0 to <see cref="Count"/> - 1.</summary>
        public static SettingDefinition At(int index)
        {
            return Rows[index];
        }

        /// <summary>Whether a part is a document, and not the value of a setting or the lines of some.</summary>
        public static bool IsDocument(string part)
        {
            return part != PartName.Settings && IndexOf(part) == None;
        }

        /// <summary>Which row has a name, or <see cref="None"/>.</summary>
        public static int IndexOf(string name)
        {
            for (int i = 0; i < Rows.Length; i++)
            {
                if (Rows[i].Name == name)
                {
                    return i;
                }
            }

            return None;
        }
    }
}
