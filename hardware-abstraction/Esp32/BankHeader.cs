using EdgeNode.Policies;

namespace EdgeNode.Esp32
{
    /// <summary>What stands before the content in a bank: sequence, length of what was written with it, and the CRC-32 of these and of that.</summary>
    internal static class BankHeader
    {
        /// <summary>Offset of the sequence.</summary>
        public const int SequenceAt = 0;

        /// <summary>Offset of the length.</summary>
        public const int LengthAt = SequenceAt + BigEndian.Length;

        /// <summary>Offset of the check value, which covers the header up to here.</summary>
        public const int CrcAt = LengthAt + BigEndian.Length;

        /// <summary>Length of the header in bytes.</summary>
        public const int Length = CrcAt + Crc32.Length;
    }
}
