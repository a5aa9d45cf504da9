using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Provisioning
{
    /// <summary>What each setting may be. The rule that a person reads and the rule that is checked stand side by side.</summary>
    internal static class SettingRules
    {
        // What an SCD4x takes (datasheet 1.3, section 3.6.3).
        private const int GreatestAltitudeM = 3000;

        internal static bool IsRequired(string name)
        {
            return name != SettingNames.Altitude && name != SettingNames.Image && name != SettingNames.Certificate
                && name != SettingNames.TimeServers;
        }

        internal static bool Allows(string name, string value)
        {
            switch (name)
            {
                case SettingNames.Tenant:
                    return Identifier.IsValid(value, Identifier.GreatestTenantLength);
                case SettingNames.Node:
                    return Identifier.IsValid(value, Identifier.GreatestNodeLength);
                case SettingNames.Site:
                    return Identifier.IsValid(value, Identifier.GreatestSiteLength);
                case SettingNames.Latitude:
                    return IsWithin(value, -AboutText.GreatestLatitudeMicrodegrees, AboutText.GreatestLatitudeMicrodegrees);
                case SettingNames.Longitude:
                    return IsWithin(value, -AboutText.GreatestLongitudeMicrodegrees, AboutText.GreatestLongitudeMicrodegrees);
                case SettingNames.Height:
                    return IsWithin(value, 0, AboutText.GreatestHeightCm);
                case SettingNames.Altitude:
                    return IsWithin(value, 0, GreatestAltitudeM);
                case SettingNames.TimeServers:
                    return TimeServerList.IsValid(value);
                default:
                    return HexText.IsValid(value, 2 * Sha256.DigestLength);
            }
        }

        internal static string Of(string name)
        {
            switch (name)
            {
                case SettingNames.Tenant:
                case SettingNames.Node:
                    return "1 to 16 of a-z0-9-";
                case SettingNames.Site:
                    return "1 to 24 of a-z0-9-";
                case SettingNames.Latitude:
                    return "whole millionths of a degree, -90000000 to 90000000";
                case SettingNames.Longitude:
                    return "whole millionths of a degree, -180000000 to 180000000";
                case SettingNames.Height:
                    return "whole cm above ground, 0 to 10000";
                case SettingNames.Altitude:
                    return "whole m above the sea, 0 to 3000";
                case SettingNames.TimeServers:
                    return TimeServerList.Rule;
                default:
                    return "a SHA-256 in 64 digits of 0-9a-f";
            }
        }

        private static bool IsWithin(string value, int least, int greatest)
        {
            return WholeNumber.TryParse(value, out int number) && number >= least && number <= greatest;
        }
    }
}
