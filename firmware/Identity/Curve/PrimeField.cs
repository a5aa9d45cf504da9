using System;

namespace EdgeNode.Identity
{
    /// <summary>
    /// Whole numbers modulo a prime of 256 bits, in nine limbs of 29 bits, least significant first: a product of two limbs leaves
    /// room in 64 bits for the sum of a column. A limb may be negative, so a difference needs no carry.
    /// </summary>
    /// <remarks>
    /// <para>Products are Montgomery's: <see cref="Multiply"/> gives a * b / 2^261. A number stands in Montgomery form when it is
    /// multiplied by 2^261. The form is not unique; <see cref="FromMontgomery"/> gives the one number below the prime.</para>
    /// <para>No path and no index follows a value, and nothing is allocated after construction. What a method keeps in its locals the
    /// runtime does not wipe.</para>
    /// </remarks>
    public abstract class PrimeField
    {
        /// <summary>Limbs of a number.</summary>
        public const int LimbCount = 9;

        /// <summary>Bits of a limb.</summary>
        public const int LimbBits = 29;

        /// <summary>Bytes of a number outside, most significant first.</summary>
        public const int Length = 32;

        /// <summary>The bits of a limb, all set.</summary>
        protected const int LimbMask = (1 << LimbBits) - 1;

        private readonly long[] _prime;
        private readonly long[] _radixSquared;
        private readonly long[] _plainOne = new long[LimbCount];
        private readonly long[] _scratch = new long[LimbCount];

        /// <summary>Makes the field of a prime.</summary>
        /// <param name="prime">Its limbs.</param>
        /// <param name="radixSquared">Limbs of 2^522 modulo the prime.</param>
        protected PrimeField(long[] prime, long[] radixSquared)
        {
            _prime = prime;
            _radixSquared = radixSquared;
            _plainOne[0] = 1;
            One = new long[LimbCount];
            ToMontgomery(_plainOne, One);
        }

        /// <summary>1 in Montgomery form. Not to be written to.</summary>
        public long[] One { get; }

        /// <summary>a * b / 2^261, with limbs from 0 to 2^29 - 1 but the last, which has the sign.</summary>
        /// <param name="a">Limbs of less than 2^30 either way; the number below 4 primes either way.</param>
        /// <param name="b">Limbs of less than 2^29 either way; the number below 4 primes either way.</param>
        /// <param name="result">More than -1/2 prime and less than 3/2. May be one of the two factors.</param>
        public abstract void Multiply(long[] a, long[] b, long[] result);

        /// <summary>a * a / 2^261, as <see cref="Multiply"/> does.</summary>
        /// <param name="a">Limbs of less than 2^29 either way; the number below 4 primes either way.</param>
        /// <param name="result">May be <paramref name="a"/>.</param>
        public virtual void Square(long[] a, long[] result)
        {
            Multiply(a, a, result);
        }

        /// <summary>Puts a number of up to 256 bits into Montgomery form.</summary>
        public void ToMontgomery(long[] plain, long[] result)
        {
            Multiply(plain, _radixSquared, result);
        }

        /// <summary>Gives the number below the prime that stands for <paramref name="a"/>, with limbs from 0 to 2^29 - 1.</summary>
        public void FromMontgomery(long[] a, long[] result)
        {
            // Divided by 2^261, what is below 2^260 either way lies between 0 and the prime, both included.
            Multiply(a, _plainOne, result);
            long borrow = 0;
            for (int i = 0; i < LimbCount; i++)
            {
                borrow += result[i] - _prime[i];
                _scratch[i] = borrow & LimbMask;
                borrow >>= LimbBits;
            }

            Select(borrow, result, _scratch, result);
            Array.Clear(_scratch, 0, LimbCount);
        }

        /// <summary>Whether a number in Montgomery form is 0.</summary>
        public bool IsZero(long[] a)
        {
            long[] plain = _scratch;
            Multiply(a, _plainOne, plain);
            long bits = 0;
            long difference = 0;
            for (int i = 0; i < LimbCount; i++)
            {
                bits |= plain[i];
                difference |= plain[i] ^ _prime[i];
            }

            Array.Clear(plain, 0, LimbCount);
            return bits == 0 | difference == 0;
        }

        /// <summary>Whether a plain number, limbs from 0 to 2^29 - 1, is less than the prime.</summary>
        public bool IsBelowPrime(long[] plain)
        {
            long borrow = 0;
            for (int i = 0; i < LimbCount; i++)
            {
                borrow = (borrow + plain[i] - _prime[i]) >> LimbBits;
            }

            return borrow < 0;
        }

        /// <summary>Whether a plain number, limbs from 0 to 2^29 - 1, is at least 1 and less than the prime.</summary>
        public bool IsInRange(long[] plain)
        {
            long bits = 0;
            for (int i = 0; i < LimbCount; i++)
            {
                bits |= plain[i];
            }

            return IsBelowPrime(plain) & bits != 0;
        }

        /// <summary>The prime minus a plain number. Limbs of the number may be negative, the difference may not.</summary>
        public void Negate(long[] plain, long[] result)
        {
            long carry = 0;
            for (int i = 0; i < LimbCount; i++)
            {
                carry += _prime[i] - plain[i];
                result[i] = carry & LimbMask;
                carry >>= LimbBits;
            }
        }

        /// <summary>Four bits of the exponent that inverts, the prime minus 2.</summary>
        /// <param name="index">0 for the least significant four to 63.</param>
        public int InverseExponentNibble(int index)
        {
            int low = 0;
            for (int bit = 3; bit >= 0; bit--)
            {
                low = (low << 1) | ExponentBit((4 * index) + bit);
            }

            return low;
        }

        /// <summary>a + b limb by limb, without a carry.</summary>
        public static void Add(long[] a, long[] b, long[] result)
        {
            for (int i = 0; i < LimbCount; i++)
            {
                result[i] = a[i] + b[i];
            }
        }

        /// <summary>a - b limb by limb, without a carry.</summary>
        public static void Subtract(long[] a, long[] b, long[] result)
        {
            for (int i = 0; i < LimbCount; i++)
            {
                result[i] = a[i] - b[i];
            }
        }

        /// <summary>Takes <paramref name="ones"/> where the mask is all ones and <paramref name="zeros"/> where it is 0, by the same path.</summary>
        public static void Select(long mask, long[] ones, long[] zeros, long[] result)
        {
            for (int i = 0; i < LimbCount; i++)
            {
                result[i] = (ones[i] & mask) | (zeros[i] & ~mask);
            }
        }

        // Only the lowest limb of either prime is changed by taking 2 away: it does not borrow.
        private int ExponentBit(int index)
        {
            int limb = index / LimbBits;
            long bits = limb == 0 ? _prime[0] - 2 : _prime[limb];
            return (int)(bits >> (index - (limb * LimbBits))) & 1;
        }
    }
}
