using System.Globalization;

namespace EdgeNode.Cli;

/// <summary>
/// A line while it is typed, and where the cursor stands. It moves over characters as people count them: a letter with its accents, a
/// flag, a family of emoji.
/// </summary>
public sealed class TypedText
{
    private string _text = "";
    private int _cursor;

    /// <summary>The line.</summary>
    public string Text => _text;

    /// <summary>What stands before the cursor.</summary>
    public string BeforeCursor => _text[.._cursor];

    /// <summary>The characters of the line.</summary>
    public IReadOnlyList<string> Letters
    {
        get
        {
            int[] starts = StringInfo.ParseCombiningCharacters(_text);
            return [.. starts.Select((start, index) => _text[start..(index + 1 < starts.Length ? starts[index + 1] : _text.Length)])];
        }
    }

    /// <summary>How many characters stand before the cursor.</summary>
    public int Cursor => StringInfo.ParseCombiningCharacters(_text).Count(start => start < _cursor);

    /// <summary>Puts text in at the cursor, which then stands behind it.</summary>
    public void Insert(string text)
    {
        int end = _cursor + text.Length;
        _text = _text.Insert(_cursor, text);

        // An accent joins the letter before it, and half a character the other half.
        _cursor = Bounds().First(bound => bound >= end);
    }

    /// <summary>Replaces what stands before the cursor.</summary>
    public void ReplaceBefore(string text)
    {
        _text = _text[_cursor..];
        _cursor = 0;
        Insert(text);
    }

    /// <summary>Puts another line in the place of this one, with the cursor at its end.</summary>
    public void Set(string text)
    {
        _text = text;
        _cursor = text.Length;
    }

    /// <summary>Moves the cursor over a character.</summary>
    public void Left()
    {
        _cursor = BoundBefore();
    }

    /// <summary>Moves the cursor over a character.</summary>
    public void Right()
    {
        _cursor = BoundAfter();
    }

    /// <summary>Moves the cursor to the beginning.</summary>
    public void Home()
    {
        _cursor = 0;
    }

    /// <summary>Moves the cursor to the end.</summary>
    public void End()
    {
        _cursor = _text.Length;
    }

    /// <summary>Moves the cursor to the beginning of a word.</summary>
    public void WordLeft()
    {
        _cursor = WordStart();
    }

    /// <summary>Moves the cursor behind the end of a word.</summary>
    public void WordRight()
    {
        int at = _cursor;
        while (at < _text.Length && _text[at] == ' ')
        {
            at++;
        }

        while (at < _text.Length && _text[at] != ' ')
        {
            at++;
        }

        _cursor = at;
    }

    /// <summary>Takes the character before the cursor out.</summary>
    public void Backspace()
    {
        Remove(BoundBefore(), _cursor);
    }

    /// <summary>Takes the character behind the cursor out.</summary>
    public void Delete()
    {
        Remove(_cursor, BoundAfter());
    }

    /// <summary>Takes out what stands before the cursor.</summary>
    public void DeleteBefore()
    {
        Remove(0, _cursor);
    }

    /// <summary>Takes out what stands behind the cursor.</summary>
    public void DeleteAfter()
    {
        Remove(_cursor, _text.Length);
    }

    /// <summary>Takes the word before the cursor out.</summary>
    public void DeleteWord()
    {
        Remove(WordStart(), _cursor);
    }

    private void Remove(int from, int until)
    {
        _text = _text.Remove(from, until - from);

        // What stood apart may be one character now.
        _cursor = Bounds().First(bound => bound >= from);
    }

    private int WordStart()
    {
        int at = _cursor;
        while (at > 0 && _text[at - 1] == ' ')
        {
            at--;
        }

        while (at > 0 && _text[at - 1] != ' ')
        {
            at--;
        }

        return at;
    }

    private int BoundBefore()
    {
        return Bounds().LastOrDefault(bound => bound < _cursor);
    }

    private int BoundAfter()
    {
        return Bounds().FirstOrDefault(bound => bound > _cursor, _text.Length);
    }

    private int[] Bounds()
    {
        return [.. StringInfo.ParseCombiningCharacters(_text), _text.Length];
    }
}
