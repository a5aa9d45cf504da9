using System.Globalization;

namespace EdgeNode.Boards;

/// <summary>
/// The words of one statement, taken from left to right. The first thing that does not fit is kept as
/// <see cref="Fault"/>; from then on every call answers with an empty value, so a statement is read straight through
/// and judged once at its end.
/// </summary>
internal sealed class StatementWords
{
    private const int GreatestShownLength = 40;

    private readonly string _file;
    private readonly int _line;
    private readonly string _text;
    private int _position;

    public StatementWords(string file, int line, string text)
    {
        _file = file;
        _line = line;
        _text = text;
    }

    public BoardFault? Fault { get; private set; }

    public static string Shown(string text)
    {
        string printable = new([.. text.Take(GreatestShownLength).Select(c => c is >= ' ' and <= '~' ? c : '?')]);
        return $"'{printable}'{(text.Length > GreatestShownLength ? "..." : "")}";
    }

    public void Refuse(string found, string allowed)
    {
        Fault ??= new BoardFault(_file, _line, found, allowed);
    }

    public string Word(string allowed)
    {
        if (Fault != null)
        {
            return "";
        }

        string word = Take();
        if (word.Length == 0)
        {
            Refuse("the end of the line", allowed);
        }

        return word;
    }

    public void Expect(string literal)
    {
        string word = Word($"'{literal}'");
        if (Fault == null && word != literal)
        {
            Refuse(Shown(word), $"'{literal}'");
        }
    }

    public string OneOf(params string[] choices)
    {
        string allowed = string.Join(", ", choices);
        string word = Word(allowed);
        if (Fault == null && !choices.Contains(word))
        {
            Refuse(Shown(word), allowed);
        }

        return Fault == null ? word : "";
    }

    public int Number(int least, int greatest, string what)
    {
        string allowed = $"{what}, {least} to {greatest}";
        string word = Word(allowed);
        if (Fault != null)
        {
            return 0;
        }

        bool isNumber = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        if (!isNumber || number < least || number > greatest)
        {
            Refuse(Shown(word), allowed);
            return 0;
        }

        return number;
    }

    public int Hex(int least, int greatest, string what)
    {
        string allowed = $"{what}, 0x{least:X} to 0x{greatest:X}";
        string word = Word(allowed);
        if (Fault != null)
        {
            return 0;
        }

        bool isHex = word.StartsWith("0x", StringComparison.Ordinal) && word.Length <= 9
            && int.TryParse(word.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int number)
            && number >= least && number <= greatest;
        if (!isHex)
        {
            Refuse(Shown(word), allowed);
            return 0;
        }

        return int.Parse(word.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    public string Quoted(string what)
    {
        string allowed = $"{what} in quotes, without quotes inside";
        SkipSpaces();
        if (Fault != null)
        {
            return "";
        }

        int end = _position < _text.Length && _text[_position] == '"' ? _text.IndexOf('"', _position + 1) : -1;
        if (end <= _position + 1)
        {
            Refuse(_position < _text.Length ? Shown(_text[_position..]) : "the end of the line", allowed);
            return "";
        }

        string quoted = _text[(_position + 1)..end];
        _position = end + 1;
        return quoted;
    }

    public bool IsAtEnd()
    {
        SkipSpaces();
        return _position >= _text.Length;
    }

    public void End()
    {
        if (Fault == null && !IsAtEnd())
        {
            Refuse(Shown(_text[_position..]), "the end of the line");
        }
    }

    private string Take()
    {
        SkipSpaces();
        int start = _position;
        while (_position < _text.Length && _text[_position] != ' ')
        {
            _position++;
        }

        return _text[start.._position];
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && _text[_position] == ' ')
        {
            _position++;
        }
    }
}
