namespace EdgeNode.Policies
{
    /// <summary>32 bit numbers in a byte buffer, most significant byte first.</summary>
    public static class BigEndian
    {
        /// <summary>Length of a number in bytes.</summary>
        public const int Length = 4;

        /// <summary>Reads the number at <paramref name="offset"/>.</summary>
        public static uint Read(byte[] buffer, int offset)
        {
            return ((uint)buffer[offset] << 24) | ((uint)buffer[offset + 1] << 16) | ((uint)buffer[offset + 2] << 8) | buffer[offset + 3];
        }

        /// <summary>Writes <paramref name="value"/> at <paramref name="offset"/>.</summary>
        public static void Write(byte[] buffer, int offset, uint value)
        {
            buffer[offset] = (byte)(value >> 24);
            buffer[offset + 1] = (byte)(value >> 16);
            buffer[offset + 2] = (byte)(value >> 8);
            buffer[offset + 3] = (byte)value;
        }
    }
}
