namespace EdgeNode.Summaries
{
    /// <summary>One message of the <c>summary</c> topic: what may leave a box at the end of a slot.</summary>
    public sealed class Summary
    {
        /// <summary>Makes a summary around a body, which may be filled anew for each slot.</summary>
        public Summary(SummaryBody body)
        {
            Body = body;
        }

        /// <summary>What the slot was like on the street.</summary>
        public SummaryBody Body { get; set; }

        /// <summary>Node id, 1 to 16 of <c>a-z0-9-</c>.</summary>
        public string Node { get; set; }

        /// <summary>Eight hexadecimal digits made when the durable store was created.</summary>
        public string Run { get; set; }

        /// <summary>How many boots the store has seen.</summary>
        public int Boot { get; set; }

        /// <summary>Number of the summary within its run, from 0.</summary>
        public int Seq { get; set; }

        /// <summary>Hash of the policy in force, see <see cref="Policies.Policy.Hash"/>.</summary>
        public string PolicyHash { get; set; }

        /// <summary>Hash of the summary before, see <see cref="SummaryChain"/>; 32 zeros for the first of a run.</summary>
        public string Previous { get; set; }
    }
}
