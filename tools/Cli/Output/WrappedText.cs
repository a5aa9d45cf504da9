using System.Text;

namespace EdgeNode.Cli;

/// <summary>Breaks a line at words, so that it fits a terminal.</summary>
public static class WrappedText
{
    /// <summary>Breaks a line. A word that has no room on a line of its own, such as a path, is left to the terminal.</summary>
    /// <param name="line">The line; runs of spaces in it stay.</param>
    /// <param name="width">Characters of a line.</param>
    /// <param name="indent">Spaces before all lines but the first.</param>
    public static string Of(string line, int width, int indent)
    {
        StringBuilder wrapped = new();
        int column = 0;
        string gap = "";
        foreach (string word in line.Split(' '))
        {
            bool isBegun = wrapped.Length > 0 && word.Length > 0 && column > indent;
            if (isBegun && column + gap.Length + word.Length > width)
            {
                wrapped.Append('\n').Append(' ', indent);
                column = indent;
                gap = "";
            }

            wrapped.Append(gap).Append(word);
            column += gap.Length + word.Length;
            gap = " ";
        }

        return wrapped.ToString();
    }
}
