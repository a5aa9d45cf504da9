using System.Text;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What a terminal is sent, as lines: each as long as the furthest column that was written to before its line feed.</summary>
internal static class TerminalLines
{
    private const char Escape = '\u001b';

    /// <summary>Reads the lines. Carriage returns go back to the first column; control sequences take no room.</summary>
    public static IReadOnlyList<string> Of(string sent)
    {
        List<string> lines = [];
        StringBuilder line = new();
        int column = 0;
        for (int index = 0; index < sent.Length; index++)
        {
            switch (sent[index])
            {
                case Escape:
                    index = EndOfSequence(sent, index);
                    break;
                case '\r':
                    column = 0;
                    break;
                case '\n':
                    lines.Add(line.ToString());
                    line.Clear();
                    break;
                default:
                    line.Length = Math.Max(line.Length, column + 1);
                    line[column] = sent[index];
                    column++;
                    break;
            }
        }

        lines.Add(line.ToString());
        return lines;
    }

    // ECMA-48, 5.4: parameters and intermediates up to a final byte of '@' to '~'. Others are one letter.
    private static int EndOfSequence(string sent, int index)
    {
        if (index + 1 >= sent.Length || sent[index + 1] != '[')
        {
            return index + 1;
        }

        int end = index + 2;
        while (end < sent.Length && sent[end] is < '@' or > '~')
        {
            end++;
        }

        return end;
    }
}
