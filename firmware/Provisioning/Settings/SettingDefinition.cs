using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>One thing that a technician sets: a row of <see cref="SettingTable"/>.</summary>
    public sealed class SettingDefinition
    {
        internal SettingDefinition(string name, string part, bool isRequired, string rule, string example)
        {
            Name = name;
            Part = part;
            IsRequired = isRequired;
            Rule = rule;
            Example = example;
        }

        /// <summary>Name of the setting.</summary>
        public string Name { get; }

        /// <summary>The part in which it stands: of <see cref="PartName.Settings"/> a line, of any other the whole.</summary>
        public string Part { get; }

        /// <summary>Whether a box cannot do without it.</summary>
        public bool IsRequired { get; }

        /// <summary>What it may be, in words.</summary>
        public string Rule { get; }

        /// <summary>A value that it may have.</summary>
        public string Example { get; }
    }
}
