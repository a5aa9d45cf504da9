namespace EdgeNode.Summaries
{
    /// <summary>The six topics of one node: five that it writes, and the one that it reads.</summary>
    public sealed class Topics
    {
        /// <summary>First level of every topic.</summary>
        public const string Root = "edgenode";

        /// <summary>Second level: version of the layout of topics.</summary>
        public const string Version = "1";

        /// <summary>Last level of <see cref="State"/>.</summary>
        public const string StateKind = "state";

        /// <summary>Last level of <see cref="About"/>.</summary>
        public const string AboutKind = "about";

        /// <summary>Last level of <see cref="Policy"/>.</summary>
        public const string PolicyKind = "policy";

        /// <summary>Last level of <see cref="Summary"/>.</summary>
        public const string SummaryKind = "summary";

        /// <summary>Last level of <see cref="Health"/>.</summary>
        public const string HealthKind = "health";

        /// <summary>Last level of <see cref="Inbox"/>.</summary>
        public const string InboxKind = "inbox";

        /// <summary>Makes the topics of a node.</summary>
        /// <param name="tenant">Tenant, see <see cref="Policies.Identifier"/>; who calls has checked it.</param>
        /// <param name="node">Node id, see <see cref="Policies.Identifier"/>; who calls has checked it.</param>
        public Topics(string tenant, string node)
        {
            Prefix = Root + "/" + Version + "/" + tenant + "/" + node + "/";
            State = Prefix + StateKind;
            About = Prefix + AboutKind;
            Policy = Prefix + PolicyKind;
            Summary = Prefix + SummaryKind;
            Health = Prefix + HealthKind;
            Inbox = Prefix + InboxKind;
        }

        /// <summary>What the topics of this node, and of no other, begin with; ends with a slash.</summary>
        public string Prefix { get; }

        /// <summary>Retained, and the Last Will: <see cref="StateText"/>.</summary>
        public string State { get; }

        /// <summary>Retained: <see cref="AboutText"/>.</summary>
        public string About { get; }

        /// <summary>Retained: the text of the policy in force.</summary>
        public string Policy { get; }

        /// <summary>One message a slot: <see cref="SummaryText"/>.</summary>
        public string Summary { get; }

        /// <summary>One message a day: <see cref="HealthText"/>.</summary>
        public string Health { get; }

        /// <summary>Retained, written by the city: the only topic that a node reads.</summary>
        public string Inbox { get; }
    }
}
