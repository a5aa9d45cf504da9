namespace EdgeNode.Policies
{
    /// <summary>What is fixed about a channel, whatever a policy says: one row of <see cref="ChannelTable"/>.</summary>
    public sealed class ChannelDefinition
    {
        internal ChannelDefinition(ChannelKind kind, string name, ChannelForm form, string unit, int leastWidth, int leastValue, int greatestValue)
        {
            Kind = kind;
            Name = name;
            Form = form;
            Unit = unit;
            LeastWidth = leastWidth;
            LeastValue = leastValue;
            GreatestValue = greatestValue;
        }

        /// <summary>What the channel reports.</summary>
        public ChannelKind Kind { get; }

        /// <summary>Name in policies and summaries. A counted channel can have a point and a suffix after it.</summary>
        public string Name { get; }

        /// <summary>How its values come about.</summary>
        public ChannelForm Form { get; }

        /// <summary>The one unit in which a policy has its edges; empty for a counted channel.</summary>
        public string Unit { get; }

        /// <summary>Narrowest bucket that any policy can have, in <see cref="Unit"/>.</summary>
        public int LeastWidth { get; }

        /// <summary>Least value that any part can measure, in <see cref="Unit"/>.</summary>
        public int LeastValue { get; }

        /// <summary>Greatest value that any part can measure, in <see cref="Unit"/>; for a counted channel the dead time decides it.</summary>
        public int GreatestValue { get; }
    }
}
