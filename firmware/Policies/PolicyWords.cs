namespace EdgeNode.Policies
{
    /// <summary>
    /// One line of a policy, which <see cref="TextLines"/> has walked over, as words with spaces between them. Each reader says
    /// what it wants; where that does not stand, it leaves a <see cref="Fault"/> and returns false, and the line is done with.
    /// </summary>
    internal sealed class PolicyWords
    {
        internal const int GreatestQuotedLength = 120;

        private readonly byte[] _text;
        private readonly int _end;
        private readonly int _number;
        private int _at;

        internal PolicyWords(byte[] text, int start, int end, int number)
        {
            _text = text;
            _at = start;
            _end = end;
            _number = number;
            SkipSpaces();
        }

        internal PolicyFault Fault { get; private set; }

        internal bool IsAtEnd
        {
            get { return _at == _end; }
        }

        internal bool IsEmptyOrComment
        {
            get { return IsAtEnd || _text[_at] == '#'; }
        }

        // Empty at the end of the line. What would be allowed is put together by who refuses it: for a word that is right it is not needed.
        internal string Take()
        {
            int after = Find(' ', _at);
            string word = AsciiText.FromBytes(_text, _at, after - _at);
            _at = after;
            SkipSpaces();
            return word;
        }

        internal bool TryKeyword(string keyword)
        {
            string word = Take();
            return word == keyword || Refuse(word, keyword);
        }

        internal bool TryNumber(string what, int least, int greatest, out int value)
        {
            string word = Take();
            return (WholeNumber.TryParse(word, out value) && value >= least && value <= greatest)
                || Refuse(word, what + ", " + least.ToString() + " to " + greatest.ToString());
        }

        internal bool TryQuoted(string what, out string text)
        {
            text = null;
            string allowed = what + " in double quotes, 1 to " + GreatestQuotedLength.ToString()
                + " bytes without quotes and backslashes, no space at either end";
            if (IsAtEnd || _text[_at] != '"')
            {
                return RefuseUntil(Find(' ', _at), allowed);
            }

            int close = Find('"', _at + 1);
            int after = close + 1;
            if (close == _end || (after < _end && _text[after] != ' '))
            {
                return RefuseUntil(_end, allowed);
            }

            if (!IsQuotable(_at + 1, close))
            {
                return RefuseUntil(after, allowed);
            }

            text = Utf8Text.FromBytes(_text, _at + 1, close - _at - 1);
            _at = after;
            SkipSpaces();
            return true;
        }

        internal bool TryEnd()
        {
            return IsAtEnd || RefuseUntil(_end, "end of line");
        }

        internal bool Refuse(string found, string allowed)
        {
            Fault = new PolicyFault(_number, found.Length == 0 ? "end of line" : found, allowed);
            return false;
        }

        private bool RefuseUntil(int end, string allowed)
        {
            return Refuse(Utf8Text.FromBytes(_text, _at, end - _at), allowed);
        }

        private bool IsQuotable(int start, int end)
        {
            if (end == start || end - start > GreatestQuotedLength || IsSpaceAt(start))
            {
                return false;
            }

            int last = end - 1;
            while ((_text[last] & 0xc0) == 0x80)
            {
                last--;
            }

            return !IsSpaceAt(last) && Find('\\', start) >= end;
        }

        private bool IsSpaceAt(int at)
        {
            return PlainCharacter.IsSpace(Utf8Text.CodePointAt(_text, at, Utf8Text.LengthAt(_text, at, _end)));
        }

        // The end of the line where there is none.
        private int Find(char letter, int from)
        {
            while (from < _end && _text[from] != letter)
            {
                from++;
            }

            return from;
        }

        private void SkipSpaces()
        {
            while (_at < _end && _text[_at] == ' ')
            {
                _at++;
            }
        }
    }
}
