using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>Stages name and password of a network, one a slice.</summary>
    internal sealed class CredentialStaging
    {
        private readonly StagedSettings _settings;
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
            _isPasswordPut = false;
        }

        /// <summary>
        /// Puts one of the two. Where the store takes only one, neither is left: the name of a network never stands beside the password of
        /// another.
        /// </summary>
        /// <param name="data">Holds the two.</param>
        /// <param name="credentials">Where they stand.</param>
        /// <param name="isDone">Whether both are put.</param>
        /// <returns>False when the store does not take it.</returns>
        internal bool TryStep(byte[] data, WifiCredentials credentials, out bool isDone)
        {
            isDone = false;
            if (!_isPasswordPut)
            {
                _isPasswordPut = _settings.TryPut(Row(PartName.WifiPassword), data, credentials.PasswordAt, credentials.PasswordLength);
                return _isPasswordPut;
            }

            isDone = _settings.TryPut(Row(PartName.WifiName), data, credentials.NameAt, credentials.NameLength);
            if (!isDone)
            {
                _settings.TryPut(Row(PartName.WifiName), data, 0, 0);
                _settings.TryPut(Row(PartName.WifiPassword), data, 0, 0);
            }

            return isDone;
        }

        /// <summary>The row of a setting.</summary>
        internal static SettingDefinition Row(string setting)
        {
            return SettingTable.At(SettingTable.IndexOf(setting));
        }
    }
}
