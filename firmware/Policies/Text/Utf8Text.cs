namespace EdgeNode.Policies
{
    /// <summary>
    /// UTF-8 (RFC 3629) as bytes. The runtime keeps a string as UTF-8 and counts from its start to find a character beyond ASCII,
    /// so that text is judged before it becomes a string.
    /// </summary>
    public static class Utf8Text
    {
        private const int FirstBeyondAscii = 0x80;
        private const int FirstOfThreeBytes = 0x800;
        private const int FirstOfFourBytes = 0x10000;
        private const int Greatest = 0x10ffff;
        private const int FirstSurrogate = 0xd800;
        private const int FirstLowSurrogate = 0xdc00;
        private const int LastSurrogate = 0xdfff;
        private const int BitsOfSurrogate = 10;
        private const int BitsOfContinuation = 6;
        private const int MaskOfContinuation = 0x3f;

        /// <summary>How many bytes the character at <paramref name="offset"/> has.</summary>
        /// <param name="data">The bytes.</param>
        /// <param name="offset">Where the character begins, before <paramref name="end"/>.</param>
        /// <param name="end">Where the text ends.</param>
        /// <returns>1 to 4, or 0 where it is malformed: cut off, overlong, a surrogate, above U+10FFFF or no beginning at all.</returns>
        public static int LengthAt(byte[] data, int offset, int end)
        {
            int first = data[offset];
            int length = first < FirstBeyondAscii ? 1
                : first < 0xc0 ? 0
                : first < 0xe0 ? 2
                : first < 0xf0 ? 3
                : first < 0xf8 ? 4
                : 0;
            if (length <= 1 || offset + length > end)
            {
                return length <= 1 ? length : 0;
            }

            for (int i = 1; i < length; i++)
            {
                if ((data[offset + i] & ~MaskOfContinuation) != FirstBeyondAscii)
                {
                    return 0;
                }
            }

            int codePoint = CodePointAt(data, offset, length);
            int least = length == 2 ? FirstBeyondAscii : length == 3 ? FirstOfThreeBytes : FirstOfFourBytes;
            bool isSurrogate = codePoint >= FirstSurrogate && codePoint <= LastSurrogate;
            return codePoint >= least && codePoint <= Greatest && !isSurrogate ? length : 0;
        }

        /// <summary>The code point of a character.</summary>
        /// <param name="data">The bytes.</param>
        /// <param name="offset">Where the character begins.</param>
        /// <param name="length">What <see cref="LengthAt"/> found, 1 to 4.</param>
        public static int CodePointAt(byte[] data, int offset, int length)
        {
            if (length == 1)
            {
                return data[offset];
            }

            // The first byte begins with as many ones as there are bytes, and a zero.
            int codePoint = data[offset] & (MaskOfContinuation >> (length - 1));
            for (int i = 1; i < length; i++)
            {
                codePoint = (codePoint << BitsOfContinuation) | (data[offset + i] & MaskOfContinuation);
            }

            return codePoint;
        }

        /// <summary>The code point that begins at a character of a string, two of which stand for one beyond U+FFFF. One that stands alone is told as it is.</summary>
        /// <param name="text">The string.</param>
        /// <param name="at">Where it begins.</param>
        /// <param name="characters">1 or 2.</param>
        public static int CodePointAt(string text, int at, out int characters)
        {
            int first = text[at];
            int second = first >= FirstSurrogate && first < FirstLowSurrogate && at + 1 < text.Length ? text[at + 1] : 0;
            bool isPair = second >= FirstLowSurrogate && second <= LastSurrogate;
            characters = isPair ? 2 : 1;
            return isPair ? FirstOfFourBytes + ((first - FirstSurrogate) << BitsOfSurrogate) + (second - FirstLowSurrogate) : first;
        }

        /// <summary>Writes a code point.</summary>
        /// <param name="codePoint">The code point.</param>
        /// <param name="buffer">Has room for 4 bytes.</param>
        /// <param name="at">Where they go.</param>
        /// <returns>How many bytes it took.</returns>
        public static int Write(int codePoint, byte[] buffer, int at)
        {
            if (codePoint < FirstBeyondAscii)
            {
                buffer[at] = (byte)codePoint;
                return 1;
            }

            int rest = codePoint < FirstOfThreeBytes ? 1 : codePoint < FirstOfFourBytes ? 2 : 3;
            int mark = rest == 1 ? 0xc0 : rest == 2 ? 0xe0 : 0xf0;
            buffer[at] = (byte)(mark | (codePoint >> (rest * BitsOfContinuation)));
            for (int i = 1; i <= rest; i++)
            {
                buffer[at + i] = (byte)(FirstBeyondAscii | ((codePoint >> ((rest - i) * BitsOfContinuation)) & MaskOfContinuation));
            }

            return rest + 1;
        }

        /// <summary>Whether some bytes are well-formed and have no character but those of <see cref="PlainCharacter"/>.</summary>
        public static bool IsPlain(byte[] data, int offset, int count)
        {
            int end = offset + count;
            while (offset < end)
            {
                int length = LengthAt(data, offset, end);
                if (length == 0 || !PlainCharacter.IsAllowed(CodePointAt(data, offset, length)))
                {
                    return false;
                }

                offset += length;
            }

            return true;
        }

        /// <summary>Makes a string of <paramref name="count"/> well-formed bytes of <paramref name="data"/> from <paramref name="offset"/>.</summary>
        public static string FromBytes(byte[] data, int offset, int count)
        {
            int end = offset + count;
            char[] chars = new char[CountOfUnits(data, offset, end)];
            int at = 0;
            while (offset < end)
            {
                int length = LengthAt(data, offset, end);
                int codePoint = CodePointAt(data, offset, length);
                if (codePoint < FirstOfFourBytes)
                {
                    chars[at++] = (char)codePoint;
                }
                else
                {
                    chars[at++] = (char)(FirstSurrogate + ((codePoint - FirstOfFourBytes) >> 10));
                    chars[at++] = (char)(FirstLowSurrogate + (codePoint & 0x3ff));
                }

                offset += length;
            }

            return new string(chars);
        }

        // A character of four bytes is a pair of surrogates in a string.
        private static int CountOfUnits(byte[] data, int offset, int end)
        {
            int count = 0;
            while (offset < end)
            {
                int length = LengthAt(data, offset, end);
                count += length == 4 ? 2 : 1;
                offset += length;
            }

            return count;
        }
    }
}
