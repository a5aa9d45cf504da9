namespace EdgeNode.Identity
{
    /// <summary>The field of the multiples of P-256's base point: modulo its order n (FIPS 186-4, D.1.2.3).</summary>
    /// <remarks>n is 2^256 - 2^224 + 2^192 - c with a c of 127 bits: five limbs are multiplied, the rest is one bit each.</remarks>
    public sealed class ScalarField : PrimeField
    {
        /// <summary>Makes the field.</summary>
        public ScalarField()
            : base(
                new long[] { 0x1c632551, 0x1dce5617, 0x05e7a13c, 0x0df55b4e, 0x1ffffbce, 0x1fffffff, 0x0003ffff, 0x1fe00000, 0x00ffffff },
                new long[] { 0x148d9ef5, 0x0f4e7f75, 0x14c6a651, 0x03f8b765, 0x165861f1, 0x1256d7d8, 0x1c185b23, 0x0d4cab0f, 0x0084b655 })
        {
        }

        /// <inheritdoc/>
        public override void Multiply(long[] a, long[] b, long[] result)
        {
            // The limbs of c, and its inverse modulo 2^29. A local is one instruction, a constant of 64 bits two.
            long mask = LimbMask;
            long c0 = 0x039cdaaf, c1 = 0x0231a9e8, c2 = 0x1a185ec3, c3 = 0x120aa4b1, c4 = 0x00000431, inverse = 0x0e00bc4f;
            long a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4];
            long a5 = a[5], a6 = a[6], a7 = a[7], a8 = a[8];
            long b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3], b4 = b[4];
            long b5 = b[5], b6 = b[6], b7 = b[7], b8 = b[8];
            long sum = a0 * b0;
            long m0 = (sum * inverse) & mask;
            sum -= m0 * c0;
            sum = (sum >> LimbBits) + a0 * b1 + a1 * b0 - m0 * c1;
            long m1 = (sum * inverse) & mask;
            sum -= m1 * c0;
            sum = (sum >> LimbBits) + a0 * b2 + a1 * b1 + a2 * b0 - m1 * c1 - m0 * c2;
            long m2 = (sum * inverse) & mask;
            sum -= m2 * c0;
            sum = (sum >> LimbBits) + a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 - m2 * c1 - m1 * c2 - m0 * c3;
            long m3 = (sum * inverse) & mask;
            sum -= m3 * c0;
            sum = (sum >> LimbBits) + a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 - m3 * c1 - m2 * c2 - m1 * c3 - m0 * c4;
            long m4 = (sum * inverse) & mask;
            sum -= m4 * c0;
            sum = (sum >> LimbBits) + a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0 - m4 * c1 - m3 * c2 - m2 * c3 - m1 * c4;
            long m5 = (sum * inverse) & mask;
            sum -= m5 * c0;
            sum = (sum >> LimbBits) + a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0 - m5 * c1 - m4 * c2 - m3 * c3 - m2 * c4 + (m0 << 18);
            long m6 = (sum * inverse) & mask;
            sum -= m6 * c0;
            sum = (sum >> LimbBits) + a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0 - m6 * c1 - m5 * c2 - m4 * c3 - m3 * c4 + (m1 << 18) - (m0 << 21);
            long m7 = (sum * inverse) & mask;
            sum -= m7 * c0;
            sum = (sum >> LimbBits) + a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0 - m7 * c1 - m6 * c2 - m5 * c3 - m4 * c4 + (m2 << 18) - (m1 << 21) + (m0 << 24);
            long m8 = (sum * inverse) & mask;
            sum -= m8 * c0;
            sum = (sum >> LimbBits) + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1 - m8 * c1 - m7 * c2 - m6 * c3 - m5 * c4 + (m3 << 18) - (m2 << 21) + (m1 << 24);
            result[0] = sum & mask;
            sum = (sum >> LimbBits) + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 - m8 * c2 - m7 * c3 - m6 * c4 + (m4 << 18) - (m3 << 21) + (m2 << 24);
            result[1] = sum & mask;
            sum = (sum >> LimbBits) + a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3 - m8 * c3 - m7 * c4 + (m5 << 18) - (m4 << 21) + (m3 << 24);
            result[2] = sum & mask;
            sum = (sum >> LimbBits) + a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4 - m8 * c4 + (m6 << 18) - (m5 << 21) + (m4 << 24);
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
    }
}
