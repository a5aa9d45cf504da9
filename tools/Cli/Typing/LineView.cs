using Spectre.Console.Rendering;

namespace EdgeNode.Cli;

/// <summary>How a line is drawn in one row of a terminal. What does not fit is scrolled out of it; the cursor is always in it.</summary>
/// <param name="Shown">The prompt, and as much of the line as fits.</param>
/// <param name="Column">In which column the cursor stands, from 0.</param>
/// <param name="Width">How many columns are taken.</param>
public sealed record LineView(string Shown, int Column, int Width)
{
    /// <summary>Draws a line.</summary>
    /// <param name="prompt">What stands before it.</param>
    /// <param name="letters">Its characters.</param>
    /// <param name="cursor">How many of them stand before the cursor.</param>
    /// <param name="secretFrom">From which of them on they are drawn as stars.</param>
    /// <param name="columns">Width of the terminal, at least 10; the last column stays free for the cursor.</param>
    public static LineView Of(string prompt, IReadOnlyList<string> letters, int cursor, int secretFrom, int columns)
    {
        string[] drawn = [.. letters.Select((letter, index) => index >= secretFrom ? "*" : PlainText.OneLine(letter))];
        int[] widths = [.. drawn.Select(Cells)];
        string before = Tail(PlainText.OneLine(prompt), columns / 2);
        int room = Math.Max(1, columns - 1 - Cells(before));

        // Backwards from the cursor as far as there is room, then forwards.
        int first = cursor;
        int taken = 0;
        while (first > 0 && taken + widths[first - 1] <= room)
        {
            taken += widths[--first];
        }

        int column = Cells(before) + taken;
        int end = cursor;
        while (end < drawn.Length && taken + widths[end] <= room)
        {
            taken += widths[end++];
        }

        return new LineView(before + string.Concat(drawn[first..end]), column, Cells(before) + taken);
    }

    /// <summary>How many columns a terminal takes for a text.</summary>
    public static int Cells(string text)
    {
        return text.Length == 0 ? 0 : new Segment(text).CellCount();
    }

    private static string Tail(string text, int columns)
    {
        string tail = text;
        while (Cells(tail) > columns)
        {
            tail = tail[1..];
        }

        return tail;
    }
}
