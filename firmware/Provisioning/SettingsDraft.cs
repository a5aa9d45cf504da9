using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>Settings while they are read, line by line. They become <see cref="NodeSettings"/> only when nothing is missing.</summary>
    internal sealed class SettingsDraft
    {
        private static readonly string[] Names =
        {
            SettingNames.Tenant,
            SettingNames.Node,
            SettingNames.Site,
            SettingNames.Latitude,
            SettingNames.Longitude,
            SettingNames.Height,
            SettingNames.Altitude,
            SettingNames.Image,
            SettingNames.Certificate,
            SettingNames.TimeServers,
        };

        private readonly string[] _values = new string[Names.Length];

        internal SettingsDraft()
        {
            // On the device a string that an array begins with does not equal null until null was assigned to it
            // (docs/device-subset.md): without this a Debug build takes every setting for one found twice.
            for (int i = 0; i < _values.Length; i++)
            {
                _values[i] = null;
            }
        }

        internal bool TryTake(string line, out string fault)
        {
            int space = line.IndexOf(' ');
            string name = space < 0 ? line : line.Substring(0, space);
            string value = space < 0 ? "" : line.Substring(space + 1);
            int index = IndexOf(name);
            if (index < 0)
            {
                fault = FoundText.Of(name) + ": no such setting; allowed: " + SettingNames.All;
                return false;
            }

            if (_values[index] != null)
            {
                fault = name + ": found twice; allowed: once";
                return false;
            }

            if (!SettingRules.Allows(name, value))
            {
                fault = name + ": found " + FoundText.Of(value) + "; allowed: " + SettingRules.Of(name);
                return false;
            }

            _values[index] = value;
            fault = null;
            return true;
        }

        internal bool TryFinish(out NodeSettings settings, out string fault)
        {
            settings = null;
            for (int i = 0; i < Names.Length; i++)
            {
                if (_values[i] == null && SettingRules.IsRequired(Names[i]))
                {
                    fault = Names[i] + ": missing; allowed: " + SettingRules.Of(Names[i]);
                    return false;
                }
            }

            fault = null;
            settings = new NodeSettings
            {
                Tenant = ValueOf(SettingNames.Tenant),
                Node = ValueOf(SettingNames.Node),
                Site = ValueOf(SettingNames.Site),
                LatitudeMicrodegrees = NumberOf(SettingNames.Latitude),
                LongitudeMicrodegrees = NumberOf(SettingNames.Longitude),
                HeightCm = NumberOf(SettingNames.Height),
                AltitudeM = NumberOf(SettingNames.Altitude),
                ImageHash = ValueOf(SettingNames.Image),
                CertificateFingerprint = ValueOf(SettingNames.Certificate),
                TimeServers = TimeServerList.NamesIn(ValueOf(SettingNames.TimeServers) ?? TimeServerList.Public),
            };
            return true;
        }

        private static int IndexOf(string name)
        {
            for (int i = 0; i < Names.Length; i++)
            {
                if (Names[i] == name)
                {
                    return i;
                }
            }

            return -1;
        }

        private string ValueOf(string name)
        {
            return _values[IndexOf(name)];
        }

        private int NumberOf(string name)
        {
            // The rule has read it once already; one that is missing is 0.
            WholeNumber.TryParse(ValueOf(name), out int value);
            return value;
        }
    }
}
