namespace EdgeNode.Policies
{
    /// <summary>
    /// Writes ASCII text into a byte buffer that its owner gave it, so that making a message allocates nothing.
    /// What does not fit is not written, and <see cref="Overflowed"/> says so.
    /// </summary>
    public sealed class AsciiWriter
    {
        private const string HexDigits = "0123456789abcdef";

        // Of long.MinValue and long.MaxValue.
        private const int GreatestDigitCount = 19;

        private readonly byte[] _buffer;
        private readonly byte[] _digits = new byte[GreatestDigitCount];

        /// <summary>Makes a writer that starts at the beginning of <paramref name="buffer"/>.</summary>
        public AsciiWriter(byte[] buffer)
        {
            _buffer = buffer;
        }

        /// <summary>How many bytes have been written.</summary>
        public int Count { get; private set; }

        /// <summary>Whether something did not fit.</summary>
        public bool Overflowed { get; private set; }

        /// <summary>Starts again at the beginning of the buffer.</summary>
        public void Clear()
        {
            Count = 0;
            Overflowed = false;
        }

        /// <summary>Writes a text, which must be ASCII.</summary>
        public void Text(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                Put((byte)text[i]);
            }
        }

        /// <summary>Writes a whole number in decimal, with a minus sign where it is negative.</summary>
        public void Number(long value)
        {
            if (value < 0)
            {
                Put((byte)'-');
            }

            // The remainders of a negative number are negative, so long.MinValue needs no special case.
            int length = 0;
            do
            {
                long digit = value % 10;
                _digits[length++] = (byte)('0' + (digit < 0 ? -digit : digit));
                value /= 10;
            }
            while (value != 0);

            while (length > 0)
            {
                Put(_digits[--length]);
            }
        }

        /// <summary>Writes the first <paramref name="count"/> bytes of <paramref name="data"/> as lower-case hexadecimal.</summary>
        public void Hex(byte[] data, int count)
        {
            for (int i = 0; i < count; i++)
            {
                Put((byte)HexDigits[data[i] >> 4]);
                Put((byte)HexDigits[data[i] & 15]);
            }
        }

        /// <summary>Fills with spaces until <paramref name="length"/> bytes are written; a longer text counts as an overflow.</summary>
        public void PadTo(int length)
        {
            if (Count > length)
            {
                Overflowed = true;
            }

            while (Count < length && !Overflowed)
            {
                Put((byte)' ');
            }
        }

        private void Put(byte value)
        {
            if (Count == _buffer.Length)
            {
                Overflowed = true;
                return;
            }

            _buffer[Count++] = value;
        }
    }
}
