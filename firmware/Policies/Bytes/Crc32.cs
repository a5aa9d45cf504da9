namespace EdgeNode.Policies
{
    /// <summary>CRC-32 as in IEEE 802.3: reflected polynomial 0xEDB88320, all ones before and after.</summary>
    public static class Crc32
    {
        /// <summary>Length of a check value in bytes.</summary>
        public const int Length = 4;

        /// <summary>The check value of no bytes at all, with which <see cref="Add"/> starts.</summary>
        public const uint Empty = 0;

        // One step for each half of a byte: 64 bytes of table instead of 1 KB.
        private static readonly uint[] Nibbles =
        {
            0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
            0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
        };

        /// <summary>The check value of what <paramref name="crc"/> stands for with more bytes at its end.</summary>
        /// <param name="crc">Check value of the bytes before, or <see cref="Empty"/>.</param>
        /// <param name="data">Holds the bytes to add.</param>
        /// <param name="offset">Index of the first of them.</param>
        /// <param name="count">How many they are.</param>
        public static uint Add(uint crc, byte[] data, int offset, int count)
        {
            crc = ~crc;
            for (int i = offset; i < offset + count; i++)
            {
                crc ^= data[i];
                crc = (crc >> 4) ^ Nibbles[crc & 15];
                crc = (crc >> 4) ^ Nibbles[crc & 15];
            }

            return ~crc;
        }
    }
}
