using System.Text;

namespace EdgeNode.Boards;

/// <summary>Reads the text of a board. The table of its statements stands in <c>boards/README.md</c>.</summary>
public static class BoardParser
{
    /// <summary>Most bytes of a board text.</summary>
    public const int GreatestLength = 4096;

    /// <summary>Most characters of a line.</summary>
    public const int GreatestLineLength = 200;

    /// <summary>Reads a board and checks its pins.</summary>
    /// <param name="file">Name of the file in faults.</param>
    /// <param name="text">The file's bytes: ASCII, lines ended by LF.</param>
    /// <param name="board">What the text says, or null when false is returned.</param>
    /// <param name="fault">The first fault by line, or null when true is returned.</param>
    /// <returns>False when the text is refused.</returns>
    public static bool TryParse(string file, byte[] text, out Board? board, out BoardFault? fault)
    {
        board = null;
        if (text.Length > GreatestLength)
        {
            fault = new BoardFault(file, 0, $"{text.Length} bytes", $"at most {GreatestLength}");
            return false;
        }

        BoardStatements statements = new(file);
        string[] lines = Encoding.Latin1.GetString(text).Split('\n');
        for (int index = 0; index < lines.Length; index++)
        {
            fault = FaultOfForm(file, index + 1, lines[index]) ?? statements.Read(index + 1, lines[index]);
            if (fault != null)
            {
                return false;
            }
        }

        fault = statements.FaultOfWhole();
        board = fault == null ? statements.Build() : null;
        return fault == null;
    }

    private static BoardFault? FaultOfForm(string file, int number, string line)
    {
        if (line.Length > GreatestLineLength)
        {
            return new BoardFault(file, number, $"{line.Length} characters", $"at most {GreatestLineLength} in a line");
        }

        foreach (char letter in line)
        {
            if (letter is < ' ' or > '~')
            {
                return new BoardFault(file, number, $"byte 0x{(int)letter:X2}", "printable ASCII, lines ended by LF");
            }
        }

        return null;
    }
}
