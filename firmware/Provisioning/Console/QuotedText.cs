using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// Text of a stranger between quotes, such that no terminal obeys it and no program takes it for more than one word: quote and
    /// backslash get a backslash, and what is not seen, or changes the direction of letters, becomes <c>\u{HEX}</c>.
    /// </summary>
    internal static class QuotedText
    {
        private const int FirstBeyondAscii = 0x80;
        private const int FirstOfThreeBytes = 0x800;
        private const int FirstOfFourBytes = 0x10000;
        private const int FirstHighSurrogate = 0xd800;
        private const int FirstLowSurrogate = 0xdc00;
        private const int LastLowSurrogate = 0xdfff;
        private const int BitsOfContinuation = 6;
        private const int MaskOfContinuation = 0x3f;
        private const int BitsOfDigit = 4;
        private const int GreatestShift = 20;

        /// <summary>Writes the text, quotes included.</summary>
        public static void Write(string text, ConsoleOutput output)
        {
            output.Add((byte)'"');
            for (int i = 0; i < text.Length; i++)
            {
                int codePoint = text[i];
                if (IsPair(text, i))
                {
                    codePoint = FirstOfFourBytes + ((codePoint - FirstHighSurrogate) << 10) + (text[i + 1] - FirstLowSurrogate);
                    i++;
                }

                Write(codePoint, output);
            }

            output.Add((byte)'"');
        }

        private static bool IsPair(string text, int at)
        {
            return text[at] >= FirstHighSurrogate && text[at] < FirstLowSurrogate
                && at + 1 < text.Length && text[at + 1] >= FirstLowSurrogate && text[at + 1] <= LastLowSurrogate;
        }

        private static void Write(int codePoint, ConsoleOutput output)
        {
            if (!PlainCharacter.IsAllowed(codePoint))
            {
                WriteEscape(codePoint, output);
            }
            else if (codePoint < FirstBeyondAscii)
            {
                if (codePoint == '"' || codePoint == '\\')
                {
                    output.Add((byte)'\\');
                }

                output.Add((byte)codePoint);
            }
            else
            {
                WriteUtf8(codePoint, output);
            }
        }

        private static void WriteUtf8(int codePoint, ConsoleOutput output)
        {
            int rest = codePoint < FirstOfThreeBytes ? 1 : codePoint < FirstOfFourBytes ? 2 : 3;
            int mark = rest == 1 ? 0xc0 : rest == 2 ? 0xe0 : 0xf0;
            output.Add((byte)(mark | (codePoint >> (rest * BitsOfContinuation))));
            for (int i = rest - 1; i >= 0; i--)
            {
                output.Add((byte)(FirstBeyondAscii | ((codePoint >> (i * BitsOfContinuation)) & MaskOfContinuation)));
            }
        }

        private static void WriteEscape(int codePoint, ConsoleOutput output)
        {
            output.Add("\\u{");
            bool hasBegun = false;
            for (int shift = GreatestShift; shift >= 0; shift -= BitsOfDigit)
            {
                int digit = (codePoint >> shift) & 0xf;
                hasBegun |= digit != 0 || shift == 0;
                if (hasBegun)
                {
                    output.Add((byte)(digit < 10 ? '0' + digit : 'a' + digit - 10));
                }
            }

            output.Add((byte)'}');
        }
    }
}
