namespace EdgeNode.Policies
{
    /// <summary>Why a policy text is refused: one line of it, what stands there, and what may stand there.</summary>
    public sealed class PolicyFault
    {
        /// <summary>Makes the description of a fault.</summary>
        /// <param name="line">Line number from 1; 0 when the text as a whole is meant.</param>
        /// <param name="found">What was found, shortened to printable ASCII.</param>
        /// <param name="allowed">What is allowed there.</param>
        public PolicyFault(int line, string found, string allowed)
        {
            Line = line;
            Found = found;
            Allowed = allowed;
        }

        /// <summary>Line number from 1; 0 when the text as a whole is meant.</summary>
        public int Line { get; }

        /// <summary>What was found.</summary>
        public string Found { get; }

        /// <summary>What is allowed there.</summary>
        public string Allowed { get; }
    }
}
