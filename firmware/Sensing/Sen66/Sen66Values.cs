using System;

namespace EdgeNode.Sensing
{
    /// <summary>One measurement of a SEN66, of which each value can be unknown. It is made once and filled again and again.</summary>
    public sealed class Sen66Values
    {
        /// <summary>Stands for a value that the part does not know, or that only a broken part gives.</summary>
        public const int Unknown = int.MinValue;

        // An odd number above the greatest word: two pairs of words share a mark only where one begins with 0xffff and the other with 0.
        private const int MarkFactor = 65537;

        // By quantity; those that the part does not measure stay unknown.
        private readonly int[] _values = new int[QuantityTable.Count];

        /// <summary>The words as the part said them, before they are put into a range.</summary>
        internal int[] Words { get; } = new int[Sen66Frame.Words];

        /// <summary>The value of a quantity, in the unit and the range of <see cref="QuantityTable"/>, or <see cref="Unknown"/>.</summary>
        public int Of(Quantity quantity)
        {
            return _values[(int)quantity];
        }

        /// <summary>One number for some words: another one where the words are others, but for a rare chance. For a <see cref="StuckCheck"/>.</summary>
        /// <param name="firstWord">The first of the words.</param>
        /// <param name="count">How many they are.</param>
        public int MarkOf(int firstWord, int count)
        {
            int mark = 0;
            for (int i = 0; i < count; i++)
            {
                mark = unchecked((mark * MarkFactor) + Words[firstWord + i]);
            }

            return mark;
        }

        internal void Set(Quantity quantity, int value)
        {
            _values[(int)quantity] = value;
        }

        /// <summary>Forgets the values: readings do not stay in memory.</summary>
        public void Clear()
        {
            for (int i = 0; i < _values.Length; i++)
            {
                _values[i] = Unknown;
            }

            Array.Clear(Words, 0, Words.Length);
        }
    }
}
