using System;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// Makes lines of the bytes of a terminal or a program. A line is taken whole or refused whole: one with a byte that is no text, or
    /// longer than <see cref="GreatestLength"/>, is known as such at its end, and nothing of it is a command.
    /// </summary>
    /// <remarks>
    /// A line ends with CR, LF or both. Backspace and DEL take a character back, Ctrl-C and Ctrl-U the whole line. What is typed is
    /// echoed, the value of a secret excepted, and of a line that is no text no more after the byte by which it is none.
    /// </remarks>
    public sealed class LineReader
    {
        /// <summary>Most bytes of a line, without its end.</summary>
        public const int GreatestLength = 256;

        private const byte Interrupt = 0x03;
        private const byte Backspace = 0x08;
        private const byte LineFeed = 0x0a;
        private const byte CarriageReturn = 0x0d;
        private const byte KillLine = 0x15;
        private const byte Space = 0x20;
        private const byte Delete = 0x7f;
        private const byte FirstBeyondAscii = 0x80;
        private const byte Continuation = 0x80;
        private const byte ContinuationMask = 0xc0;

        private const string SetWord = "set ";

        private readonly ConsoleOutput _echo;
        private readonly bool _isAsciiOnly;
        private readonly byte[] _line = new byte[GreatestLength];
        private bool _isTooLong;
        private bool _isNotText;
        private bool _isBeyondAscii;
        private bool _isSecret;
        private bool _afterReturn;

        /// <summary>Makes a reader that stands before a line.</summary>
        /// <param name="echo">Where what is typed is repeated.</param>
        /// <param name="isAsciiOnly">Whether a byte beyond ASCII is no text: to tell whether many of them are takes too long for a box that counts.</param>
        public LineReader(ConsoleOutput echo, bool isAsciiOnly)
        {
            _echo = echo;
            _isAsciiOnly = isAsciiOnly;
        }

        /// <summary>The bytes of the line; the first <see cref="Length"/> count.</summary>
        public byte[] Bytes
        {
            get { return _line; }
        }

        /// <summary>Bytes of the line so far.</summary>
        public int Length { get; private set; }

        /// <summary>Whether a line without a byte is one, as in a document.</summary>
        public bool TakesEmptyLines { get; set; }

        /// <summary>Whether a line has begun.</summary>
        public bool IsInside
        {
            get { return Length > 0 || _isTooLong || _isNotText; }
        }

        /// <summary>Takes a byte.</summary>
        /// <returns>Anything but <see cref="LineEvent.None"/> at the end of a line, which stays until <see cref="Clear"/>.</returns>
        public LineEvent Take(byte value)
        {
            bool isSecondOfEnd = value == LineFeed && _afterReturn;
            _afterReturn = value == CarriageReturn;
            switch (value)
            {
                case LineFeed:
                case CarriageReturn:
                    return isSecondOfEnd ? LineEvent.None : End();
                case Backspace:
                case Delete:
                    TakeBack();
                    return LineEvent.None;
                case Interrupt:
                case KillLine:
                    Clear();
                    _echo.EndLine();
                    return LineEvent.None;
                default:
                    Add(value);
                    return LineEvent.None;
            }
        }

        /// <summary>Forgets the line, secrets in it too.</summary>
        public void Clear()
        {
            Array.Clear(_line, 0, _line.Length);
            Length = 0;
            _isTooLong = false;
            _isNotText = false;
            _isBeyondAscii = false;
            _isSecret = false;
        }

        /// <summary>Ends a line that has begun at a byte of something else: it is refused whole.</summary>
        public LineEvent BreakOff()
        {
            _isNotText = true;
            return End();
        }

        /// <summary>Has what comes up to the next end of a line refused, and nothing of it echoed.</summary>
        public void Spoil()
        {
            _isNotText = true;
        }

        private LineEvent End()
        {
            if (!IsInside && !TakesEmptyLines)
            {
                return LineEvent.None;
            }

            _echo.EndLine();
            return _isTooLong ? LineEvent.TooLong
                : _isNotText || (_isBeyondAscii && !Utf8Text.IsPlain(_line, 0, Length)) ? LineEvent.NotText
                : LineEvent.Line;
        }

        private void Add(byte value)
        {
            if (value < Space || (_isAsciiOnly && value >= FirstBeyondAscii))
            {
                _isNotText = true;
            }
            else if (Length == GreatestLength)
            {
                _isTooLong = true;
            }
            else
            {
                _line[Length++] = value;
                _isBeyondAscii |= value >= FirstBeyondAscii;
                if (!_isSecret && !_isNotText)
                {
                    _echo.Add(value);
                    _isSecret = value == Space && IsSecretBegun();
                }
            }
        }

        // The bytes of one character of UTF-8; a terminal has one cell for it.
        private void TakeBack()
        {
            if (Length == 0 || _isTooLong)
            {
                return;
            }

            do
            {
                Length--;
            }
            while (Length > 0 && (_line[Length] & ContinuationMask) == Continuation);
            if (_isSecret)
            {
                _isSecret = IsSecretBegun();
            }
            else if (!_isNotText)
            {
                _echo.Add(Backspace);
                _echo.Add(Space);
                _echo.Add(Backspace);
            }
        }

        // Whether the line so far is "set", a secret part and a space, or goes on after that, however many spaces stand between.
        private bool IsSecretBegun()
        {
            int at = AfterSpaces(0);
            if (!IsAt(at, SetWord))
            {
                return false;
            }

            at = AfterSpaces(at + SetWord.Length);
            for (int i = 0; i < PartTable.Count; i++)
            {
                PartDefinition part = PartTable.At(i);
                int end = at + part.Name.Length;
                if (part.IsSecret && IsAt(at, part.Name) && end < Length && _line[end] == Space)
                {
                    return true;
                }
            }

            return false;
        }

        private int AfterSpaces(int at)
        {
            while (at < Length && _line[at] == Space)
            {
                at++;
            }

            return at;
        }

        private bool IsAt(int at, string text)
        {
            bool isAt = at + text.Length <= Length;
            for (int i = 0; i < text.Length && isAt; i++)
            {
                isAt = _line[at + i] == text[i];
            }

            return isAt;
        }
    }
}
