namespace EdgeNode.Cli;

/// <summary>What each key does to a line: no terminal is needed for that.</summary>
/// <param name="question">What the line is for.</param>
/// <param name="history">The lines before.</param>
public sealed class LineEditing(LineQuestion question, LineHistory history)
{
    /// <summary>The line.</summary>
    public TypedText Line { get; } = new();

    /// <summary>What the last key offers to choose from, to be listed; mostly nothing.</summary>
    public IReadOnlyList<string> Offered { get; private set; } = [];

    /// <summary>Takes a key.</summary>
    public LineEnd Take(ConsoleKeyInfo key)
    {
        Offered = [];
        bool isControl = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        bool isWord = isControl || key.Modifiers.HasFlag(ConsoleModifiers.Alt);
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                return LineEnd.Entered;
            case ConsoleKey.C when isControl:
                return LineEnd.Interrupted;
            case ConsoleKey.D when isControl && Line.Text.Length == 0:
                return LineEnd.Closed;
            case ConsoleKey.Tab:
                Complete();
                break;
            case ConsoleKey.UpArrow or ConsoleKey.DownArrow:
                Recall(key.Key == ConsoleKey.UpArrow ? history.Earlier(Line.Text) : history.Later());
                break;
            case ConsoleKey.LeftArrow when isWord:
            case ConsoleKey.B when key.Modifiers.HasFlag(ConsoleModifiers.Alt):
                Line.WordLeft();
                break;
            case ConsoleKey.RightArrow when isWord:
            case ConsoleKey.F when key.Modifiers.HasFlag(ConsoleModifiers.Alt):
                Line.WordRight();
                break;
            default:
                Edit(key, isControl);
                break;
        }

        return LineEnd.None;
    }

    private void Edit(ConsoleKeyInfo key, bool isControl)
    {
        Action? edit = key.Key switch
        {
            ConsoleKey.LeftArrow => Line.Left,
            ConsoleKey.RightArrow => Line.Right,
            ConsoleKey.Home => Line.Home,
            ConsoleKey.End => Line.End,
            ConsoleKey.Backspace when isControl => Line.DeleteWord,
            ConsoleKey.Backspace => Line.Backspace,
            ConsoleKey.Delete => Line.Delete,
            ConsoleKey.A when isControl => Line.Home,
            ConsoleKey.E when isControl => Line.End,
            ConsoleKey.D when isControl => Line.Delete,
            ConsoleKey.K when isControl => Line.DeleteAfter,
            ConsoleKey.U when isControl => Line.DeleteBefore,
            ConsoleKey.W when isControl => Line.DeleteWord,
            _ => null,
        };
        if (edit is not null)
        {
            edit();
        }
        else if (!char.IsControl(key.KeyChar))
        {
            Line.Insert(key.KeyChar.ToString());
        }
    }

    private void Complete()
    {
        string before = Line.BeforeCursor;
        string[] offered = [.. question.Complete(before).Distinct(StringComparer.Ordinal)];
        if (offered.Length == 0)
        {
            return;
        }

        string common = offered.Aggregate(Common);
        if (common.Length > before.Length)
        {
            Line.ReplaceBefore(common);
        }
        else if (offered.Length > 1)
        {
            Offered = offered;
        }
    }

    private void Recall(string? line)
    {
        if (line is not null)
        {
            Line.Set(line);
        }
    }

    private static string Common(string one, string other)
    {
        return one[..one.AsSpan().CommonPrefixLength(other)];
    }
}
