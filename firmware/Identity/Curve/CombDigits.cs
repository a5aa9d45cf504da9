using System;

namespace EdgeNode.Identity
{
    /// <summary>
    /// An odd scalar as 256 binary digits that are all 1 or -1, read in columns of four, 64 bits apart: every column adds a point, so
    /// none tells by its absence.
    /// </summary>
    /// <remarks>
    /// Digit i is bit i + 1 of the scalar, with -1 for 0; the highest is 1. An even scalar is replaced by n minus itself, and each
    /// column's sign turned (Hedabou, Pinel and Bénéteau, 2005: an SPA-resistant comb).
    /// </remarks>
    public sealed class CombDigits
    {
        private const int DigitCount = 4 * BasePointComb.Columns;

        private readonly PrimeField _scalars;
        private readonly long[] _odd = new long[PrimeField.LimbCount];
        private long _evenMask;

        /// <summary>Makes digits of scalars of a field.</summary>
        public CombDigits(ScalarField scalars)
        {
            _scalars = scalars;
        }

        /// <summary>Takes a plain scalar from 1 to n - 1.</summary>
        public void Set(long[] scalar)
        {
            _evenMask = (scalar[0] & 1) - 1;
            _scalars.Negate(scalar, _odd);
            PrimeField.Select(_evenMask, _odd, scalar, _odd);
        }

        /// <summary>Reads the point that a column adds.</summary>
        /// <param name="column">0 to 63; 63 is worth most.</param>
        /// <param name="x">Is given its x in Montgomery form.</param>
        /// <param name="y">Is given its y.</param>
        public void ReadPoint(int column, long[] x, long[] y)
        {
            int highest = Digit(column + (3 * BasePointComb.Columns));
            int others = Digit(column) | (Digit(column + BasePointComb.Columns) << 1) | (Digit(column + (2 * BasePointComb.Columns)) << 2);
            int negative = highest - 1;
            BasePointComb.Read(others ^ (negative & 7), negative ^ (int)_evenMask, x, y);
        }

        /// <summary>Wipes the scalar.</summary>
        public void Wipe()
        {
            Array.Clear(_odd, 0, PrimeField.LimbCount);
            _evenMask = 0;
        }

        // 1 for the digit 1, 0 for -1.
        private int Digit(int index)
        {
            int bit = index + 1;
            if (bit == DigitCount)
            {
                return 1;
            }

            int limb = bit / PrimeField.LimbBits;
            return (int)(_odd[limb] >> (bit - (limb * PrimeField.LimbBits))) & 1;
        }
    }
}
