using System.Text.RegularExpressions;

namespace EdgeNode.Simulator;

/// <summary>Whether a file writes 3.5 or 3,5: what the user says, or what its cells say together.</summary>
/// <param name="told">What the user says, or null.</param>
internal sealed partial class DecimalMark(char? told)
{
    private bool _isPointSeen;
    private bool _isCommaSeen;
    private TraceFault? _firstDoubt;
    private bool _isCommaSure;

    /// <summary>What a user is told, or null where the mark is a point or was given.</summary>
    public string? Note => told == null && _isCommaSeen ? "numbers have a decimal comma" : null;

    /// <summary>Why the file's commas cannot be read, or null: each of them may be a decimal mark or part thousands off.</summary>
    public TraceFault? Fault => told == null && _isCommaSeen && !_isCommaSure ? _firstDoubt : null;

    /// <summary>Whether a number could as well be a thousand times as much: 1.234 or 1,234.</summary>
    public bool IsInDoubt(string text)
    {
        return told == null && Grouped().IsMatch(text);
    }

    /// <summary>Whether a number has a mark that can only be a decimal one: 11.2 or 0.234.</summary>
    public bool IsClear(string text)
    {
        return text.AsSpan().ContainsAny('.', ',') && !Grouped().IsMatch(text);
    }

    /// <summary>What is to be added to an expectation where a number's mark is not the file's, or nothing.</summary>
    public string Allowed(string text)
    {
        char mark = told ?? (_isCommaSeen ? ',' : '.');
        bool isOther = text.Contains(mark == ',' ? '.' : ',');
        return !isOther ? "" : $", with a decimal {(mark == ',' ? "comma" : "point")} {(told == null ? "as further up" : "as --decimal says")} and no mark for thousands";
    }

    /// <summary>Writes a number with a decimal point.</summary>
    /// <param name="text">The number as it stands.</param>
    /// <param name="doubt">What is to be said of it when the file leaves its comma in doubt.</param>
    /// <param name="number">The number.</param>
    /// <returns>False when it has the other mark than the user said, than the file had before, or several.</returns>
    public bool TryWithPoint(string text, Func<TraceFault> doubt, out string number)
    {
        number = text;
        int commas = text.Count(letter => letter == ',');
        bool hasPoint = text.Contains('.');
        if (commas == 0)
        {
            _isPointSeen |= hasPoint;
            return !hasPoint || (told != ',' && !_isCommaSeen);
        }

        if (commas > 1 || hasPoint || told == '.' || _isPointSeen)
        {
            return false;
        }

        _isCommaSeen = true;
        _isCommaSure |= !Grouped().IsMatch(text);
        _firstDoubt ??= _isCommaSure ? null : doubt();
        number = text.Replace(',', '.');
        return true;
    }

    [GeneratedRegex("^[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();
}
