using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;

namespace EdgeNode.Composition
{
    /// <summary>What a box must have been told to start: its settings and its policy, both as text.</summary>
    public sealed class StoredConfiguration
    {
        private StoredConfiguration(NodeSettings settings, Policy policy)
        {
            Settings = settings;
            Policy = policy;
        }

        /// <summary>What a technician told the box about itself.</summary>
        public NodeSettings Settings { get; }

        /// <summary>The policy in force.</summary>
        public Policy Policy { get; }

        /// <summary>Reads and checks both.</summary>
        /// <param name="told">What the box was told, by the names of <see cref="PartName"/>.</param>
        /// <param name="configuration">Both, or null when false is returned.</param>
        /// <param name="refusal">One line that says what is missing, damaged or refused, or null when true is returned.</param>
        /// <returns>False when one of them is missing, damaged, cannot be read, or is refused.</returns>
        public static bool TryRead(IReadableStore told, out StoredConfiguration configuration, out string refusal)
        {
            configuration = null;
            if (!TryReadEntry(told, PartName.Settings, NodeSettingsText.GreatestLength, out byte[] settingsText, out refusal)
                || !NodeSettingsText.TryRead(settingsText, out NodeSettings settings, out refusal)
                || !TryReadEntry(told, PartName.Policy, PolicyParser.GreatestLength, out byte[] policyText, out refusal))
            {
                return false;
            }

            if (!PolicyParser.TryParse(policyText, out Policy policy, out PolicyFault fault))
            {
                refusal = PartName.Policy + ", " + fault.ToString();
                return false;
            }

            configuration = new StoredConfiguration(settings, policy);
            return true;
        }

        private static bool TryReadEntry(IReadableStore told, string name, int greatestLength, out byte[] text, out string refusal)
        {
            text = null;
            refusal = null;
            int length = told.Length(name);
            if (length == StoreAnswer.Missing)
            {
                refusal = name + ": not in the set that runs";
            }
            else if (length == StoreAnswer.Damaged)
            {
                refusal = name + ": damaged; store it again";
            }
            else if (length > greatestLength)
            {
                refusal = name + ": " + length.ToString() + " bytes; allowed: at most " + greatestLength.ToString();
            }
            else
            {
                text = length < 0 ? null : new byte[length];
                if (text == null || told.Read(name, 0, text, length) != length)
                {
                    refusal = name + ": cannot be read";
                }
            }

            return refusal == null;
        }
    }
}
