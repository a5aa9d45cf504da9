namespace EdgeNode.Sensing
{
    /// <summary>What is fixed about the readings of a quantity, whichever part gives them: one row of <see cref="QuantityTable"/>.</summary>
    public sealed class QuantityDefinition
    {
        internal QuantityDefinition(Quantity quantity, int least, int greatest, int periodMs)
        {
            Quantity = quantity;
            Least = least;
            Greatest = greatest;
            PeriodMs = periodMs;
        }

        /// <summary>What is measured.</summary>
        public Quantity Quantity { get; }

        /// <summary>Least reading that any part gives.</summary>
        public int Least { get; }

        /// <summary>Greatest reading that any part gives.</summary>
        public int Greatest { get; }

        /// <summary>How often a reading is expected, in milliseconds. Coverage of a window is counted against it.</summary>
        public int PeriodMs { get; }

        /// <summary>A value of a working part as a reading: beyond the range it is the range's end, since thick smoke is a reading too.</summary>
        public int InRange(int value)
        {
            return value < Least ? Least : value > Greatest ? Greatest : value;
        }
    }
}
