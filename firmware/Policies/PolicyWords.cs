namespace EdgeNode.Policies
{
    /// <summary>
    /// One line of a policy as words with spaces between them. Each reader says what it wants; where that does not
    /// stand, it leaves a <see cref="Fault"/> and returns false, and the line is done with.
    /// </summary>
    internal sealed class PolicyWords
    {
        internal const int GreatestQuotedLength = 120;

        private readonly string _line;
        private readonly int _number;
        private int _at;

        internal PolicyWords(string line, int number)
        {
            _line = line;
            _number = number;
            SkipSpaces();
        }

        internal PolicyFault Fault { get; private set; }

        internal bool IsAtEnd
        {
            get { return _at == _line.Length; }
        }

        internal bool IsEmptyOrComment
        {
            get { return IsAtEnd || _line[_at] == '#'; }
        }

        internal bool TryWord(string allowed, out string word)
        {
            word = Rest(UntilSpace());
            if (word.Length == 0)
            {
                return Refuse("end of line", allowed);
            }

            _at += word.Length;
            SkipSpaces();
            return true;
        }

        internal bool TryKeyword(string keyword)
        {
            return TryWord(keyword, out string word) && (word == keyword || Refuse(word, keyword));
        }

        internal bool TryNumber(string what, int least, int greatest, out int value)
        {
            value = 0;
            string allowed = what + ", " + least.ToString() + " to " + greatest.ToString();
            if (!TryWord(allowed, out string word))
            {
                return false;
            }

            return (WholeNumber.TryParse(word, out value) && value >= least && value <= greatest) || Refuse(word, allowed);
        }

        internal bool TryQuoted(string what, out string text)
        {
            text = null;
            string allowed = what + " in double quotes, 1 to " + GreatestQuotedLength.ToString()
                + " characters without quotes and backslashes, no space at either end";
            if (IsAtEnd || _line[_at] != '"')
            {
                return Refuse(IsAtEnd ? "end of line" : Rest(UntilSpace()), allowed);
            }

            int close = _line.IndexOf('"', _at + 1);
            int after = close + 1;
            if (close < 0 || (after < _line.Length && _line[after] != ' '))
            {
                return Refuse(_line.Substring(_at), allowed);
            }

            string inside = _line.Substring(_at + 1, close - _at - 1);
            if (!IsQuotable(inside))
            {
                return Refuse(_line.Substring(_at, after - _at), allowed);
            }

            text = inside;
            _at = after;
            SkipSpaces();
            return true;
        }

        internal bool TryEnd()
        {
            return IsAtEnd || Refuse(_line.Substring(_at), "end of line");
        }

        internal bool Refuse(string found, string allowed)
        {
            Fault = new PolicyFault(_number, found, allowed);
            return false;
        }

        private static bool IsQuotable(string text)
        {
            return text.Length >= 1
                && text.Length <= GreatestQuotedLength
                && text[0] != ' '
                && text[text.Length - 1] != ' '
                && text.IndexOf('\\') < 0;
        }

        private int UntilSpace()
        {
            int space = _line.IndexOf(' ', _at);
            return space < 0 ? _line.Length : space;
        }

        private string Rest(int end)
        {
            return _line.Substring(_at, end - _at);
        }

        private void SkipSpaces()
        {
            while (_at < _line.Length && _line[_at] == ' ')
            {
                _at++;
            }
        }
    }
}
