namespace EdgeNode.Identity
{
    /// <summary>The field of the coordinates of P-256: modulo p = 2^256 - 2^224 + 2^192 + 2^96 - 1 (FIPS 186-4, D.1.2.3).</summary>
    /// <remarks>
    /// As p is -1 modulo 2^29, the lowest limb of a sum is itself the multiple of p that clears it; p's other limbs are one bit each.
    /// </remarks>
    public sealed class CoordinateField : PrimeField
    {
        /// <summary>Makes the field.</summary>
        public CoordinateField()
            : base(
                new long[] { 0x1fffffff, 0x1fffffff, 0x1fffffff, 0x000001ff, 0x00000000, 0x00000000, 0x00040000, 0x1fe00000, 0x00ffffff },
                new long[] { 0x00000c00, 0x00000000, 0x1fff0000, 0x1fdfffff, 0x1fbfffff, 0x1fffffff, 0x1fffffff, 0x1ffffffe, 0x00000013 })
        {
        }

        /// <inheritdoc/>
        public override void Multiply(long[] a, long[] b, long[] result)
        {
            // A local is one instruction, a constant of 64 bits two.
            long mask = LimbMask;
            long a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4];
            long a5 = a[5], a6 = a[6], a7 = a[7], a8 = a[8];
            long b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3], b4 = b[4];
            long b5 = b[5], b6 = b[6], b7 = b[7], b8 = b[8];
            long sum = a0 * b0;
            long m0 = sum & mask;
            sum = (sum >> LimbBits) + a0 * b1 + a1 * b0;
            long m1 = sum & mask;
            sum = (sum >> LimbBits) + a0 * b2 + a1 * b1 + a2 * b0;
            long m2 = sum & mask;
            sum = (sum >> LimbBits) + a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + (m0 << 9);
            long m3 = sum & mask;
            sum = (sum >> LimbBits) + a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 + (m1 << 9);
            long m4 = sum & mask;
            sum = (sum >> LimbBits) + a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0 + (m2 << 9);
            long m5 = sum & mask;
            sum = (sum >> LimbBits) + a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0 + (m3 << 9) + (m0 << 18);
            long m6 = sum & mask;
            sum = (sum >> LimbBits) + a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0 + (m4 << 9) + (m1 << 18) - (m0 << 21);
            long m7 = sum & mask;
            sum = (sum >> LimbBits) + a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
            long m8 = sum & mask;
            sum = (sum >> LimbBits) + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
            result[0] = sum & mask;
            sum = (sum >> LimbBits) + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24);
            result[1] = sum & mask;
            sum = (sum >> LimbBits) + a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3 + (m8 << 9) + (m5 << 18) - (m4 << 21) + (m3 << 24);
            result[2] = sum & mask;
            sum = (sum >> LimbBits) + a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4 + (m6 << 18) - (m5 << 21) + (m4 << 24);
            result[3] = sum & mask;
            sum = (sum >> LimbBits) + a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5 + (m7 << 18) - (m6 << 21) + (m5 << 24);
            result[4] = sum & mask;
            sum = (sum >> LimbBits) + a6 * b8 + a7 * b7 + a8 * b6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
            result[5] = sum & mask;
            sum = (sum >> LimbBits) + a7 * b8 + a8 * b7 - (m8 << 21) + (m7 << 24);
            result[6] = sum & mask;
            sum = (sum >> LimbBits) + a8 * b8 + (m8 << 24);
            result[7] = sum & mask;
            result[8] = sum >> LimbBits;
        }

        /// <inheritdoc/>
        public override void Square(long[] a, long[] result)
        {
            long mask = LimbMask;
            long a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4];
            long a5 = a[5], a6 = a[6], a7 = a[7], a8 = a[8];
            long d0 = a0 << 1, d1 = a1 << 1, d2 = a2 << 1, d3 = a3 << 1;
            long d4 = a4 << 1, d5 = a5 << 1, d6 = a6 << 1, d7 = a7 << 1;
            long sum = a0 * a0;
            long m0 = sum & mask;
            sum = (sum >> LimbBits) + d0 * a1;
            long m1 = sum & mask;
            sum = (sum >> LimbBits) + d0 * a2 + a1 * a1;
            long m2 = sum & mask;
            sum = (sum >> LimbBits) + d0 * a3 + d1 * a2 + (m0 << 9);
            long m3 = sum & mask;
            sum = (sum >> LimbBits) + d0 * a4 + d1 * a3 + a2 * a2 + (m1 << 9);
            long m4 = sum & mask;
            sum = (sum >> LimbBits) + d0 * a5 + d1 * a4 + d2 * a3 + (m2 << 9);
            long m5 = sum & mask;
            sum = (sum >> LimbBits) + d0 * a6 + d1 * a5 + d2 * a4 + a3 * a3 + (m3 << 9) + (m0 << 18);
            long m6 = sum & mask;
            sum = (sum >> LimbBits) + d0 * a7 + d1 * a6 + d2 * a5 + d3 * a4 + (m4 << 9) + (m1 << 18) - (m0 << 21);
            long m7 = sum & mask;
            sum = (sum >> LimbBits) + d0 * a8 + d1 * a7 + d2 * a6 + d3 * a5 + a4 * a4 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
            long m8 = sum & mask;
            sum = (sum >> LimbBits) + d1 * a8 + d2 * a7 + d3 * a6 + d4 * a5 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
            result[0] = sum & mask;
            sum = (sum >> LimbBits) + d2 * a8 + d3 * a7 + d4 * a6 + a5 * a5 + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24);
            result[1] = sum & mask;
            sum = (sum >> LimbBits) + d3 * a8 + d4 * a7 + d5 * a6 + (m8 << 9) + (m5 << 18) - (m4 << 21) + (m3 << 24);
            result[2] = sum & mask;
            sum = (sum >> LimbBits) + d4 * a8 + d5 * a7 + a6 * a6 + (m6 << 18) - (m5 << 21) + (m4 << 24);
            result[3] = sum & mask;
            sum = (sum >> LimbBits) + d5 * a8 + d6 * a7 + (m7 << 18) - (m6 << 21) + (m5 << 24);
            result[4] = sum & mask;
            sum = (sum >> LimbBits) + d6 * a8 + a7 * a7 + (m8 << 18) - (m7 << 21) + (m6 << 24);
            result[5] = sum & mask;
            sum = (sum >> LimbBits) + d7 * a8 - (m8 << 21) + (m7 << 24);
            result[6] = sum & mask;
            sum = (sum >> LimbBits) + a8 * a8 + (m8 << 24);
            result[7] = sum & mask;
            result[8] = sum >> LimbBits;
        }

        /// <summary>a + factor * b with carries, from about 0 to about p: <see cref="Multiply"/> takes it as either factor.</summary>
        /// <param name="a">Limbs of less than 2^30 either way.</param>
        /// <param name="b">Limbs of less than 2^29 either way.</param>
        /// <param name="factor">-8 to 8.</param>
        /// <param name="result">May be one of the other two.</param>
        public void AddMultiple(long[] a, long[] b, long factor, long[] result)
        {
            // As many p are taken away as the highest limb has 2^256.
            long mask = LimbMask;
            long top = a[8] + factor * b[8];
            long primes = top >> 24;
            long sum = a[0] + factor * b[0] + primes;
            result[0] = sum & mask;
            sum = (sum >> LimbBits) + a[1] + factor * b[1];
            result[1] = sum & mask;
            sum = (sum >> LimbBits) + a[2] + factor * b[2];
            result[2] = sum & mask;
            sum = (sum >> LimbBits) + a[3] + factor * b[3] - (primes << 9);
            result[3] = sum & mask;
            sum = (sum >> LimbBits) + a[4] + factor * b[4];
            result[4] = sum & mask;
            sum = (sum >> LimbBits) + a[5] + factor * b[5];
            result[5] = sum & mask;
            sum = (sum >> LimbBits) + a[6] + factor * b[6] - (primes << 18);
            result[6] = sum & mask;
            sum = (sum >> LimbBits) + a[7] + factor * b[7] + (primes << 21);
            result[7] = sum & mask;
            result[8] = (sum >> LimbBits) + top - (primes << 24);
        }
    }
}
