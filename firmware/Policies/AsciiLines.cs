namespace EdgeNode.Policies
{
    /// <summary>
    /// Walks over a text that people write and boxes read: printable ASCII (0x20 to 0x7e), each line ended by LF, the
    /// last one too. Everything else is refused with its line, so that what is read is what a person sees.
    /// </summary>
    public sealed class AsciiLines
    {
        private const byte LineFeed = 0x0a;
        private const byte CarriageReturn = 0x0d;
        private const byte FirstPrintable = 0x20;
        private const byte LastPrintable = 0x7e;
        private const string HexDigits = "0123456789abcdef";

        private readonly byte[] _text;
        private readonly int _greatestLength;
        private readonly int _greatestLineLength;
        private int _next;

        /// <summary>Makes a walk that stands before the first line.</summary>
        /// <param name="text">The text; its whole length is read.</param>
        /// <param name="greatestLength">Most bytes of the text.</param>
        /// <param name="greatestLineLength">Most characters of a line, its LF not counted.</param>
        public AsciiLines(byte[] text, int greatestLength, int greatestLineLength)
        {
            _text = text;
            _greatestLength = greatestLength;
            _greatestLineLength = greatestLineLength;
        }

        /// <summary>Number of the line that the walk stands on, from 1; 0 before the first.</summary>
        public int Number { get; private set; }

        /// <summary>The line that the walk stands on, without its LF.</summary>
        public string Line { get; private set; }

        /// <summary>Why the walk has ended before the end of the text, or null.</summary>
        public PolicyFault Fault { get; private set; }

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
            int end = start;
            while (end < _text.Length && _text[end] != LineFeed)
            {
                if (_text[end] < FirstPrintable || _text[end] > LastPrintable)
                {
                    return Refuse(NameOf(_text[end]), "printable ASCII (0x20 to 0x7e), lines ended by LF");
                }

                end++;
            }

            if (end - start > _greatestLineLength)
            {
                return Refuse(
                    "a line of " + (end - start).ToString() + " characters",
                    "lines of up to " + _greatestLineLength.ToString() + " characters");
            }

            if (end >= _greatestLength)
            {
                return Refuse("a text of " + _text.Length.ToString() + " bytes", "at most " + _greatestLength.ToString() + " bytes");
            }

            if (end == _text.Length)
            {
                return Refuse("end of text without LF", "LF at the end of every line, the last one too");
            }

            Line = AsciiText.FromBytes(_text, start, end - start);
            _next = end + 1;
            return true;
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

        private bool Refuse(string found, string allowed)
        {
            Fault = new PolicyFault(Number, found, allowed);
            return false;
        }
    }
}
