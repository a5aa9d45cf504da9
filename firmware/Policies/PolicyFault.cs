namespace EdgeNode.Policies
{
    /// <summary>Why a text is refused: one line of it, what stands there, and what may stand there.</summary>
    public sealed class PolicyFault
    {
        /// <summary>Makes the description of a fault.</summary>
        /// <param name="line">Line number from 1.</param>
        /// <param name="found">What was found; it is made printable and shortened here.</param>
        /// <param name="allowed">What is allowed there.</param>
        public PolicyFault(int line, string found, string allowed)
        {
            Line = line;
            Found = FoundText.Of(found);
            Allowed = allowed;
        }

        /// <summary>Line number from 1. What is missing is missing after the last line.</summary>
        public int Line { get; }

        /// <summary>What was found: printable ASCII, at most <see cref="FoundText.GreatestLength"/> characters.</summary>
        public string Found { get; }

        /// <summary>What is allowed there.</summary>
        public string Allowed { get; }

        /// <summary>The whole fault in one line.</summary>
        public override string ToString()
        {
            return "line " + Line.ToString() + ": found " + Found + "; allowed: " + Allowed;
        }
    }
}
