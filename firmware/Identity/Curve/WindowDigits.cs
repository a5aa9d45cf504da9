namespace EdgeNode.Identity
{
    /// <summary>A public scalar as digits of 0 and odd numbers from -15 to 15, of which any five in a row have at most one that is not 0.</summary>
    public sealed class WindowDigits
    {
        /// <summary>How many digits there are: a carry may reach beyond the 256 bits.</summary>
        public const int Count = 257;

        /// <summary>Odd multiples that the digits name: 1, 3 to 15.</summary>
        public const int MultipleCount = 8;

        private const int Width = 5;
        private const int LimbMask = (1 << PrimeField.LimbBits) - 1;

        private readonly sbyte[] _digits = new sbyte[Count];

        /// <summary>Takes a plain scalar.</summary>
        public void Set(long[] scalar)
        {
            int carry = 0;
            int at = 0;
            while (at < Count)
            {
                int window = Bits(scalar, at) + carry;
                if ((window & 1) == 0)
                {
                    _digits[at++] = 0;
                    continue;
                }

                carry = window >> (Width - 1);
                _digits[at++] = (sbyte)(window - (carry << Width));
                for (int i = 1; i < Width && at < Count; i++)
                {
                    _digits[at++] = 0;
                }
            }
        }

        /// <summary>The digit that is worth 2^<paramref name="index"/>.</summary>
        public int Digit(int index)
        {
            return _digits[index];
        }

        private static int Bits(long[] scalar, int at)
        {
            int limb = at / PrimeField.LimbBits;
            int shift = at - (limb * PrimeField.LimbBits);
            long bits = scalar[limb] & LimbMask;
            if (limb + 1 < PrimeField.LimbCount)
            {
                bits |= scalar[limb + 1] << PrimeField.LimbBits;
            }

            return (int)(bits >> shift) & ((1 << Width) - 1);
        }
    }
}
