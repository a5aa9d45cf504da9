using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// Text of a stranger between quotes, such that no terminal obeys it and no program takes it for more than one word: quote and
    /// backslash get a backslash, and what is not seen, or changes the direction of letters, becomes <c>\u{HEX}</c>.
    /// </summary>
    internal static class QuotedText
    {
        private const int GreatestBytes = 4;
        private const int BitsOfDigit = 4;
        private const int GreatestShift = 20;

        /// <summary>Writes the text, quotes included.</summary>
        public static void Write(string text, ConsoleOutput output)
        {
            output.Add((byte)'"');
            byte[] bytes = new byte[GreatestBytes];
            int characters;
            for (int i = 0; i < text.Length; i += characters)
            {
                Write(Utf8Text.CodePointAt(text, i, out characters), bytes, output);
            }

            output.Add((byte)'"');
        }

        private static void Write(int codePoint, byte[] bytes, ConsoleOutput output)
        {
            if (!PlainCharacter.IsAllowed(codePoint))
            {
                WriteEscape(codePoint, output);
                return;
            }

            if (codePoint == '"' || codePoint == '\\')
            {
                output.Add((byte)'\\');
            }

            output.Add(bytes, 0, Utf8Text.Write(codePoint, bytes, 0));
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
