using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>Stages name and password of a network, in slices.</summary>
    internal sealed class CredentialStaging
    {
        private readonly StagedSettings _settings;
        private bool _isBegun;
        private bool _isPasswordPut;

        internal CredentialStaging(StagedSettings settings)
        {
            _settings = settings;
        }

        /// <summary>Whether the set as it would be has the name of a network.</summary>
        internal bool HasNetwork
        {
            get { return _settings.Has(Row(PartName.WifiName)); }
        }

        /// <summary>Begins.</summary>
        internal void Begin()
        {
            _isBegun = false;
            _isPasswordPut = false;
        }

        /// <summary>
        /// Does a slice of putting first the password, then the name. Where the store takes only one, neither is left: the name of a network
        /// never stands beside the password of another.
        /// </summary>
        /// <param name="data">Holds the two.</param>
        /// <param name="credentials">Where they stand.</param>
        internal PutProgress Step(byte[] data, WifiCredentials credentials)
        {
            if (!_isBegun)
            {
                _isBegun = true;
                _settings.BeginPut(Row(PartName.WifiPassword), data, credentials.PasswordAt, credentials.PasswordLength);
                return PutProgress.Working;
            }

            PutProgress progress = _settings.StepPut();
            if (progress == PutProgress.Put && !_isPasswordPut)
            {
                _isPasswordPut = true;
                _settings.BeginPut(Row(PartName.WifiName), data, credentials.NameAt, credentials.NameLength);
                return PutProgress.Working;
            }

            if (progress == PutProgress.Refused && _isPasswordPut)
            {
                _settings.BeginPut(Row(PartName.WifiName), data, 0, 0);
                _settings.BeginPut(Row(PartName.WifiPassword), data, 0, 0);
            }

            return progress;
        }

        /// <summary>The row of a setting.</summary>
        internal static SettingDefinition Row(string setting)
        {
            return SettingTable.At(SettingTable.IndexOf(setting));
        }
    }
}
