using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>Where name and password of a network stand in the data of a packet: each behind a byte that says how long it is.</summary>
    internal sealed class WifiCredentials
    {
        // The command and the length of what follows stand before.
        private const int FirstLengthAt = 2;

        internal int NameAt { get; private set; }

        internal int NameLength { get; private set; }

        internal int PasswordAt { get; private set; }

        internal int PasswordLength { get; private set; }

        /// <summary>The setting whose rule does not allow what stands there, or null.</summary>
        internal string FaultySetting { get; private set; }

        /// <summary>Finds the two.</summary>
        /// <param name="data">Data of a packet.</param>
        /// <param name="length">Its bytes.</param>
        /// <returns>False when the data is not exactly these two.</returns>
        internal bool TryRead(byte[] data, int length)
        {
            NameAt = FirstLengthAt + 1;
            if (NameAt > length)
            {
                return false;
            }

            NameLength = data[NameAt - 1];
            PasswordAt = NameAt + NameLength + 1;
            if (PasswordAt > length)
            {
                return false;
            }

            PasswordLength = data[PasswordAt - 1];
            if (PasswordAt + PasswordLength != length)
            {
                return false;
            }

            FaultySetting = !Allows(PartName.WifiName, data, NameAt, NameLength) ? PartName.WifiName
                : PasswordLength > 0 && !Allows(PartName.WifiPassword, data, PasswordAt, PasswordLength) ? PartName.WifiPassword
                : null;
            return true;
        }

        private static bool Allows(string setting, byte[] data, int offset, int count)
        {
            return SettingRules.Allows(CredentialStaging.Row(setting), data, offset, count);
        }
    }
}
