using System.Text;
using Spectre.Console;

namespace EdgeNode.Cli;

/// <summary>One of the two standard streams, as Spectre.Console writes to it.</summary>
internal sealed class TerminalOutput(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
{
    // Where nobody knows: what a terminal has had since the VT100.
    private const int UsualWidth = 80;
    private const int UsualHeight = 24;

    public TextWriter Writer { get; } = writer;

    public bool IsTerminal { get; } = isTerminal;

    public int Width => Size(() => Console.WindowWidth, UsualWidth);

    public int Height => Size(() => Console.WindowHeight, UsualHeight);

    public void SetEncoding(Encoding encoding)
    {
    }

    private static int Size(Func<int> ask, int usual)
    {
        try
        {
            return ask() is > 0 and int size ? size : usual;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            return usual;
        }
    }
}
