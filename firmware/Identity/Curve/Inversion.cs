using System;

namespace EdgeNode.Identity
{
    /// <summary>
    /// The inverse modulo a prime by Fermat, in slices: the power of the prime minus 2, which is public, so the path is the same for
    /// each number. The inverse of 0 is 0. Allocates nothing after construction.
    /// </summary>
    public sealed class Inversion
    {
        private const int NibbleCount = 64;
        private const int NibblesOfSlice = 12;
        private const int PowerCount = 16;

        private readonly long[][] _powers = new long[PowerCount][];
        private readonly long[] _result = new long[PrimeField.LimbCount];
        private PrimeField _field;
        private int _next;

        /// <summary>Makes an inversion of any prime's field.</summary>
        public Inversion()
        {
            for (int i = 1; i < PowerCount; i++)
            {
                _powers[i] = new long[PrimeField.LimbCount];
            }
        }

        /// <summary>The inverse in Montgomery form, once <see cref="Step"/> has returned true, until <see cref="Wipe"/>.</summary>
        public long[] Result
        {
            get { return _result; }
        }

        /// <summary>Begins with a number in Montgomery form.</summary>
        public void Begin(PrimeField field, long[] value)
        {
            _field = field;
            Array.Copy(value, 0, _powers[1], 0, PrimeField.LimbCount);
            _next = NibbleCount;
        }

        /// <summary>Does a slice.</summary>
        /// <returns>True when the inverse is there.</returns>
        public bool Step()
        {
            if (_next == NibbleCount)
            {
                for (int i = 2; i < PowerCount; i++)
                {
                    _field.Multiply(_powers[i - 1], _powers[1], _powers[i]);
                }

                _next--;
                Array.Copy(_powers[_field.InverseExponentNibble(_next)], 0, _result, 0, PrimeField.LimbCount);
                return false;
            }

            for (int done = 0; done < NibblesOfSlice && _next > 0; done++)
            {
                _next--;
                for (int bit = 0; bit < 4; bit++)
                {
                    _field.Square(_result, _result);
                }

                int power = _field.InverseExponentNibble(_next);
                if (power != 0)
                {
                    _field.Multiply(_result, _powers[power], _result);
                }
            }

            return _next == 0;
        }

        /// <summary>Wipes the number, its powers and the inverse.</summary>
        public void Wipe()
        {
            for (int i = 1; i < PowerCount; i++)
            {
                Array.Clear(_powers[i], 0, PrimeField.LimbCount);
            }

            Array.Clear(_result, 0, PrimeField.LimbCount);
        }
    }
}
