using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>Settings while they are read, line by line. They become <see cref="NodeSettings"/> only when nothing is missing.</summary>
    internal sealed class SettingsDraft
    {
        private readonly string[] _values = new string[SettingTable.LinesOfSettings];

        internal SettingsDraft()
        {
            // On the device a string that an array begins with does not equal null until null was assigned to it
            // (docs/device-subset.md): without this a Debug build takes every setting for one found twice.
            Clear();
        }

        internal bool TryTake(string line, out string fault)
        {
            int space = line.IndexOf(' ');
            string name = space < 0 ? line : line.Substring(0, space);
            string value = space < 0 ? "" : line.Substring(space + 1);
            int index = IndexOf(name);
            if (index < 0)
            {
                fault = FoundText.Of(name) + ": no such setting; allowed: " + AllNames();
                return false;
            }

            if (_values[index] != null)
            {
                fault = name + ": found twice; allowed: once";
                return false;
            }

            if (!SettingRules.Allows(name, value))
            {
                fault = name + ": found " + FoundText.Of(value) + "; allowed: " + SettingTable.At(index).Rule;
                return false;
            }

            _values[index] = value;
            fault = null;
            return true;
        }

        /// <summary>The value of a row of <see cref="SettingTable"/>, or null.</summary>
        internal string ValueAt(int index)
        {
            return _values[index];
        }

        /// <summary>Puts a value that <see cref="SettingRules"/> allows in place of the one before; null takes it out.</summary>
        internal void Put(int index, string value)
        {
            _values[index] = value;
        }

        /// <summary>Forgets all values.</summary>
        internal void Clear()
        {
            for (int i = 0; i < _values.Length; i++)
            {
                _values[i] = null;
            }
        }

        internal bool TryFinish(out NodeSettings settings, out string fault)
        {
            settings = null;
            for (int i = 0; i < _values.Length; i++)
            {
                SettingDefinition setting = SettingTable.At(i);
                if (_values[i] == null && setting.IsRequired)
                {
                    fault = setting.Name + ": missing; allowed: " + setting.Rule;
                    return false;
                }
            }

            fault = null;
            settings = new NodeSettings
            {
                Tenant = ValueOf(SettingName.Tenant),
                Node = ValueOf(SettingName.Node),
                Site = ValueOf(SettingName.Site),
                LatitudeMicrodegrees = NumberOf(SettingName.Latitude),
                LongitudeMicrodegrees = NumberOf(SettingName.Longitude),
                HeightCm = NumberOf(SettingName.Height),
                AltitudeM = NumberOf(SettingName.Altitude),
                ImageHash = ValueOf(SettingName.Image),
                CertificateFingerprint = ValueOf(SettingName.Certificate),
                TimeServers = TimeServerList.NamesIn(ValueOf(SettingName.TimeServers) ?? TimeServerList.Public),
            };
            return true;
        }

        private static int IndexOf(string name)
        {
            int index = SettingTable.IndexOf(name);
            return index < SettingTable.LinesOfSettings ? index : SettingTable.None;
        }

        private static string AllNames()
        {
            string names = SettingTable.At(0).Name;
            for (int i = 1; i < SettingTable.LinesOfSettings; i++)
            {
                names += ", " + SettingTable.At(i).Name;
            }

            return names;
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
