using EdgeNode.Policies;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// What stands before the content in a bank: sequence, length of what was written with it, the CRC-32 of that, and the CRC-32
    /// of these three. The header has one of its own so that a bank whose writing was cut off, of which a part is missing, is
    /// not taken for one with a wrong bit.
    /// </summary>
    internal static class BankHeader
    {
        /// <summary>Offset of the sequence.</summary>
        public const int SequenceAt = 0;

        /// <summary>Offset of the length.</summary>
        public const int LengthAt = SequenceAt + BigEndian.Length;

        /// <summary>Offset of the content's check value.</summary>
        public const int ContentCrcAt = LengthAt + BigEndian.Length;

        /// <summary>Offset of the header's check value, which covers the header up to here.</summary>
        public const int HeaderCrcAt = ContentCrcAt + Crc32.Length;

        /// <summary>Length of the header in bytes.</summary>
        public const int Length = HeaderCrcAt + Crc32.Length;
    }
}
