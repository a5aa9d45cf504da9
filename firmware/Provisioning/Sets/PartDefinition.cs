namespace EdgeNode.Provisioning
{
    /// <summary>One part of what a box is told: a row of <see cref="PartTable"/>.</summary>
    public sealed class PartDefinition
    {
        internal PartDefinition(string name, int greatestLength, bool isRequired, bool isSecret)
        {
            Name = name;
            GreatestLength = greatestLength;
            IsRequired = isRequired;
            IsSecret = isSecret;
        }

        /// <summary>Name of the part, 1 to 22 of <c>a-z0-9-</c>.</summary>
        public string Name { get; }

        /// <summary>Most bytes of the part.</summary>
        public int GreatestLength { get; }

        /// <summary>Whether a set without it cannot be committed.</summary>
        public bool IsRequired { get; }

        /// <summary>Whether nothing ever shows it.</summary>
        public bool IsSecret { get; }
    }
}
