using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Reporting
{
    /// <summary>What a box publishes for the broker to keep: its state in four phases, what is about it, and its policy, as bytes made once.</summary>
    public sealed class RetainedDocuments
    {
        private readonly byte[][] _states = new byte[(int)NodePhase.Lost + 1][];

        private RetainedDocuments(Topics topics, string node, Policy policy)
        {
            Topics = topics;
            Node = node;
            Policy = policy;
        }

        /// <summary>Where they are published.</summary>
        public Topics Topics { get; }

        /// <summary>Node id.</summary>
        public string Node { get; }

        /// <summary>The policy in force.</summary>
        public Policy Policy { get; }

        /// <summary>The message of the <c>about</c> topic.</summary>
        public byte[] About { get; private set; }

        /// <summary>Makes the documents.</summary>
        /// <param name="topics">Where they are published.</param>
        /// <param name="state">Everything but the phase.</param>
        /// <param name="about">What was set at commissioning.</param>
        /// <param name="policy">The policy in force.</param>
        /// <param name="documents">The documents, or null when false is returned.</param>
        /// <returns>False when a value cannot stand in its message.</returns>
        public static bool TryMake(Topics topics, State state, About about, Policy policy, out RetainedDocuments documents)
        {
            documents = null;
            RetainedDocuments made = new RetainedDocuments(topics, state.Node, policy) { About = new byte[AboutText.Length] };
            for (int phase = 0; phase < made._states.Length; phase++)
            {
                state.Phase = (NodePhase)phase;
                made._states[phase] = new byte[StateText.Length];
                if (!StateText.TryWrite(state, new AsciiWriter(made._states[phase])))
                {
                    return false;
                }
            }

            if (!AboutText.TryWrite(about, new AsciiWriter(made.About)))
            {
                return false;
            }

            documents = made;
            return true;
        }

        /// <summary>The message of the <c>state</c> topic in a phase.</summary>
        public byte[] StateIn(NodePhase phase)
        {
            return _states[(int)phase];
        }
    }
}
