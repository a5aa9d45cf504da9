namespace EdgeNode.Policies
{
    /// <summary>
    /// Walks over a text that people write and boxes read: printable ASCII (0x20 to 0x7e), each line ended by LF, the
    /// last one too. What stands in double quotes may have letters beyond ASCII, where the text is one that has quotes. Everything
    /// else is refused with its line, so that what is read is what a person sees.
    /// </summary>
    public sealed class TextLines
    {
        private const byte LineFeed = 0x0a;
        private const byte CarriageReturn = 0x0d;
        private const byte FirstPrintable = 0x20;
        private const byte LastPrintable = 0x7e;
        private const byte FirstBeyondAscii = 0x80;
        private const string HexDigits = "0123456789abcdef";
        private const string UpperHexDigits = "0123456789ABCDEF";
        private const string AllowedInAscii = "printable ASCII (0x20 to 0x7e), lines ended by LF";
        private const string AllowedWithQuotes = "printable ASCII (0x20 to 0x7e), other letters only in quoted texts, lines ended by LF";
        private const string AllowedBytesInQuotes = "well-formed UTF-8 in quoted texts";
        private const string AllowedInQuotes = "characters that are seen: no controls, no change of direction, none without width, none for private use";

        private readonly byte[] _text;
        private readonly int _greatestLength;
        private readonly int _greatestLineLength;
        private readonly bool _hasQuotes;
        private int _next;

        private TextLines(byte[] text, int greatestLength, int greatestLineLength, bool hasQuotes)
        {
            _text = text;
            _greatestLength = greatestLength;
            _greatestLineLength = greatestLineLength;
            _hasQuotes = hasQuotes;
        }

        /// <summary>Number of the line that the walk stands on, from 1; 0 before the first.</summary>
        public int Number { get; private set; }

        /// <summary>Where the line that the walk stands on begins in the text.</summary>
        public int Start { get; private set; }

        /// <summary>Where it ends: its LF.</summary>
        public int End { get; private set; }

        /// <summary>Why the walk has ended before the end of the text, or null.</summary>
        public PolicyFault Fault { get; private set; }

        /// <summary>Makes a walk that stands before the first line of a text of ASCII alone.</summary>
        /// <param name="text">The text; its whole length is read.</param>
        /// <param name="greatestLength">Most bytes of the text.</param>
        /// <param name="greatestLineLength">Most bytes of a line, its LF not counted.</param>
        public static TextLines OfAscii(byte[] text, int greatestLength, int greatestLineLength)
        {
            return new TextLines(text, greatestLength, greatestLineLength, hasQuotes: false);
        }

        /// <summary>
        /// Makes a walk that stands before the first line of a text in which UTF-8 may stand in double quotes. A line whose first
        /// character is <c>#</c> has no quotes.
        /// </summary>
        /// <param name="text">The text; its whole length is read.</param>
        /// <param name="greatestLength">Most bytes of the text.</param>
        /// <param name="greatestLineLength">Most bytes of a line, its LF not counted.</param>
        public static TextLines WithQuotes(byte[] text, int greatestLength, int greatestLineLength)
        {
            return new TextLines(text, greatestLength, greatestLineLength, hasQuotes: true);
        }

        /// <summary>Moves to the next line.</summary>
        /// <returns>False at the end of the text, or when the next line is refused and <see cref="Fault"/> says why.</returns>
        public bool TryNext()
        {
            if (Fault != null || _next == _text.Length)
            {
                return false;
            }

            Number++;
            int start = _next;
            if (!TryFindEnd(start, out int end))
            {
                return false;
            }

            if (end - start > _greatestLineLength)
            {
                return Refuse(
                    "a line of " + (end - start).ToString() + " bytes",
                    "lines of up to " + _greatestLineLength.ToString() + " bytes");
            }

            if (end >= _greatestLength)
            {
                return Refuse("a text of " + _text.Length.ToString() + " bytes", "at most " + _greatestLength.ToString() + " bytes");
            }

            if (end == _text.Length)
            {
                return Refuse("end of text without LF", "LF at the end of every line, the last one too");
            }

            Start = start;
            End = end;
            _next = end + 1;
            return true;
        }

        private bool TryFindEnd(int start, out int end)
        {
            bool mayQuote = _hasQuotes && !IsComment(start);
            bool isQuoted = false;
            end = start;
            while (end < _text.Length && _text[end] != LineFeed)
            {
                int length = 1;
                if (isQuoted && _text[end] >= FirstBeyondAscii)
                {
                    if (!TryLetter(end, out length))
                    {
                        return false;
                    }
                }
                else if (_text[end] < FirstPrintable || _text[end] > LastPrintable)
                {
                    return Refuse(NameOf(_text[end]), _hasQuotes ? AllowedWithQuotes : AllowedInAscii);
                }
                else if (_text[end] == '"')
                {
                    isQuoted = mayQuote && !isQuoted;
                }

                end += length;
            }

            return true;
        }

        private bool TryLetter(int at, out int length)
        {
            length = Utf8Text.LengthAt(_text, at, _text.Length);
            if (length == 0)
            {
                return Refuse(NameOf(_text[at]) + ", not UTF-8 here", AllowedBytesInQuotes);
            }

            int codePoint = Utf8Text.CodePointAt(_text, at, length);
            return PlainCharacter.IsAllowed(codePoint) || Refuse(NotationOf(codePoint), AllowedInQuotes);
        }

        private bool IsComment(int start)
        {
            while (start < _text.Length && _text[start] == ' ')
            {
                start++;
            }

            return start < _text.Length && _text[start] == '#';
        }

        private static string NameOf(byte value)
        {
            switch (value)
            {
                case 0:
                    return "NUL";
                case 0x09:
                    return "a tab";
                case CarriageReturn:
                    return "CR";
                default:
                    return "byte 0x" + HexDigits.Substring(value >> 4, 1) + HexDigits.Substring(value & 15, 1);
            }
        }

        // As Unicode writes a code point: four digits, or as many as it needs.
        private static string NotationOf(int codePoint)
        {
            string text = "";
            for (int i = 0; i < 4 || codePoint > 0; i++)
            {
                text = UpperHexDigits.Substring(codePoint & 15, 1) + text;
                codePoint >>= 4;
            }

            return "U+" + text;
        }

        private bool Refuse(string found, string allowed)
        {
            Fault = new PolicyFault(Number, found, allowed);
            return false;
        }
    }
}
