namespace EdgeNode.Identity
{
    /// <summary>
    /// Decodes the first PEM text with a label (RFC 7468), in slices. Lines end in LF or CRLF and have any length; what stands before
    /// and behind the text does not count. Allocates nothing after construction.
    /// </summary>
    public sealed class PemDecoder
    {
        private const int CharactersOfSlice = 256;

        private readonly string _begin;
        private readonly string _end;
        private byte[] _text;
        private byte[] _target;
        private int _at;
        private int _textEnd;
        private bool _isInside;
        private int _bits;
        private int _digits;
        private int _fillers;

        /// <summary>Makes a decoder of texts with a label, such as <c>CERTIFICATE</c>.</summary>
        public PemDecoder(string label)
        {
            _begin = PemEncoder.Begin + label + PemEncoder.Dashes;
            _end = PemEncoder.End + label + PemEncoder.Dashes;
        }

        /// <summary>Bytes decoded so far.</summary>
        public int Count { get; private set; }

        /// <summary>Begins with <paramref name="count"/> bytes of <paramref name="text"/> from <paramref name="offset"/>.</summary>
        /// <param name="text">Holds the text; not to be changed meanwhile.</param>
        /// <param name="offset">Where it begins.</param>
        /// <param name="count">Its bytes.</param>
        /// <param name="target">Is given the bytes.</param>
        public void Begin(byte[] text, int offset, int count, byte[] target)
        {
            _text = text;
            _target = target;
            _at = offset;
            _textEnd = offset + count;
            _isInside = false;
            _bits = 0;
            _digits = 0;
            _fillers = 0;
            Count = 0;
        }

        /// <summary>Does a slice.</summary>
        public PemOutcome Step()
        {
            for (int done = 0; done < CharactersOfSlice; done++)
            {
                if (_at == _textEnd)
                {
                    return _isInside ? PemOutcome.Damaged : PemOutcome.Missing;
                }

                PemOutcome outcome = _isInside ? Take(_text[_at]) : Search();
                if (outcome != PemOutcome.Working)
                {
                    return outcome;
                }
            }

            return PemOutcome.Working;
        }

        /// <summary>Forgets the texts that it was given, and wipes the last bits.</summary>
        public void Wipe()
        {
            _text = null;
            _target = null;
            _bits = 0;
        }

        private PemOutcome Search()
        {
            if (Stands(_begin))
            {
                _isInside = true;
                _at += _begin.Length;
            }
            else
            {
                _at++;
            }

            return PemOutcome.Working;
        }

        private PemOutcome Take(byte character)
        {
            if (character == '-')
            {
                bool isWhole = (_digits + _fillers) % 4 == 0 && _bits == 0 && Stands(_end);
                return isWhole ? PemOutcome.Decoded : PemOutcome.Damaged;
            }

            _at++;
            if (character == '\r' || character == '\n' || character == ' ' || character == '\t')
            {
                return PemOutcome.Working;
            }

            if (character == Base64.Filler)
            {
                _fillers++;
                return _fillers <= 2 && _digits % 4 >= 2 ? PemOutcome.Working : PemOutcome.Damaged;
            }

            int value = Base64.Value(character);
            return value < 0 || _fillers > 0 ? PemOutcome.Damaged : TakeDigit(value);
        }

        // After the second digit of four, 8 bits are there and 4 are left; after the third 2, after the fourth none.
        private PemOutcome TakeDigit(int value)
        {
            _bits = (_bits << 6) | value;
            int left = 6 - (2 * (_digits % 4));
            _digits++;
            if (left == 6)
            {
                return PemOutcome.Working;
            }

            if (Count == _target.Length)
            {
                return PemOutcome.TooLong;
            }

            _target[Count++] = (byte)(_bits >> left);
            _bits &= (1 << left) - 1;
            return PemOutcome.Working;
        }

        private bool Stands(string expected)
        {
            if (_textEnd - _at < expected.Length)
            {
                return false;
            }

            for (int i = 0; i < expected.Length; i++)
            {
                if (_text[_at + i] != expected[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
