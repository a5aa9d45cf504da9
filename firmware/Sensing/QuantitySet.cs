namespace EdgeNode.Sensing
{
    /// <summary>Some of the quantities: those that a part is asked for.</summary>
    public readonly struct QuantitySet
    {
        private readonly int _bits;

        private QuantitySet(int bits)
        {
            _bits = bits;
        }

        /// <summary>All quantities that there are.</summary>
        public static QuantitySet All
        {
            get { return new QuantitySet((1 << QuantityTable.Count) - 1); }
        }

        /// <summary>Whether there is none.</summary>
        public bool IsEmpty
        {
            get { return _bits == 0; }
        }

        /// <summary>These and one more.</summary>
        public QuantitySet With(Quantity quantity)
        {
            return new QuantitySet(_bits | (1 << (int)quantity));
        }

        /// <summary>Whether a quantity is among them.</summary>
        public bool Has(Quantity quantity)
        {
            return (_bits & (1 << (int)quantity)) != 0;
        }
    }
}
