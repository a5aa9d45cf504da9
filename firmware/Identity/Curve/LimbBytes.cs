namespace EdgeNode.Identity
{
    /// <summary>Plain numbers of a <see cref="PrimeField"/> as 32 bytes, most significant first.</summary>
    public static class LimbBytes
    {
        private const long LimbMask = (1 << PrimeField.LimbBits) - 1;

        /// <summary>Reads 32 bytes as limbs from 0 to 2^29 - 1. The number may be greater than the prime.</summary>
        public static void Read(byte[] data, int offset, long[] result)
        {
            long bits = 0;
            int count = 0;
            int limb = 0;
            for (int i = PrimeField.Length - 1; i >= 0; i--)
            {
                bits |= (long)data[offset + i] << count;
                count += 8;
                if (count >= PrimeField.LimbBits)
                {
                    result[limb++] = bits & LimbMask;
                    bits >>= PrimeField.LimbBits;
                    count -= PrimeField.LimbBits;
                }
            }

            result[limb] = bits;
        }

        /// <summary>Writes limbs from 0 to 2^29 - 1 of a number below 2^256 as 32 bytes.</summary>
        public static void Write(long[] plain, byte[] data, int offset)
        {
            long bits = 0;
            int count = 0;
            int limb = 0;
            for (int i = PrimeField.Length - 1; i >= 0; i--)
            {
                if (count < 8)
                {
                    bits |= plain[limb++] << count;
                    count += PrimeField.LimbBits;
                }

                data[offset + i] = (byte)bits;
                bits >>= 8;
                count -= 8;
            }
        }
    }
}
