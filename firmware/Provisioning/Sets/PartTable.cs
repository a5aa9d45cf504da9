using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>The parts of a set, one row each. The firmware reads each by its name from the set that runs.</summary>
    public static class PartTable
    {
        /// <summary>Most bytes of one PEM text.</summary>
        public const int GreatestPemLength = 8192;

        /// <summary>Most bytes of all parts of a set together: two sets fit beside a full outbox on 4 MB of flash.</summary>
        public const int GreatestSetLength = 12288;

        /// <summary>What <see cref="IndexOf"/> returns for a name that is none.</summary>
        public const int None = -1;

        private const int GreatestTextLength = 253;

        // The rows hold constants only: static constructors of the device run in no promised order.
        private static readonly PartDefinition[] Rows =
        {
            new PartDefinition(PartName.Settings, NodeSettingsText.GreatestLength, isRequired: true, isSecret: false),
            new PartDefinition(PartName.Policy, PolicyParser.GreatestLength, isRequired: true, isSecret: false),
            new PartDefinition(PartName.WifiName, GreatestTextLength, isRequired: true, isSecret: false),
            new PartDefinition(PartName.WifiPassword, GreatestTextLength, isRequired: false, isSecret: true),
            new PartDefinition(PartName.BrokerHost, GreatestTextLength, isRequired: true, isSecret: false),
            new PartDefinition(PartName.BrokerPort, GreatestTextLength, isRequired: false, isSecret: false),
            new PartDefinition(PartName.Authorities, GreatestPemLength, isRequired: true, isSecret: false),
            new PartDefinition(PartName.Certificate, GreatestPemLength, isRequired: true, isSecret: false),
            new PartDefinition(PartName.PrivateKey, GreatestPemLength, isRequired: true, isSecret: true),
            new PartDefinition(PartName.UnlockSecret, GreatestTextLength, isRequired: false, isSecret: true),
        };

        /// <summary>How many parts there are.</summary>
        public static int Count
        {
            get { return Rows.Length; }
        }

        /// <summary>The row at <paramref name="index"/>, 0 to <see cref="Count"/> - 1.</summary>
        public static PartDefinition At(int index)
        {
            return Rows[index];
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
