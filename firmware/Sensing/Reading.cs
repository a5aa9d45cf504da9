namespace EdgeNode.Sensing
{
    /// <summary>One raw measurement. It may be about a person: it is folded in by the call that takes it, and never kept.</summary>
    public readonly struct Reading
    {
        /// <summary>Makes a reading.</summary>
        /// <param name="quantity">What was measured.</param>
        /// <param name="value">Value in the quantity's unit.</param>
        public Reading(Quantity quantity, int value)
        {
            Quantity = quantity;
            Value = value;
        }

        /// <summary>What was measured.</summary>
        public Quantity Quantity { get; }

        /// <summary>Value in the quantity's unit.</summary>
        public int Value { get; }
    }
}
