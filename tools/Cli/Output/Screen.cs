using System.Text;
using Spectre.Console;

namespace EdgeNode.Cli;

/// <summary>The two standard streams: as plain text for lines, and as terminals for what is drawn.</summary>
public static class Screen
{
    private static TextWriter _output = Console.Out;
    private static TextWriter _errors = Console.Error;

    /// <summary>Standard output, for tables.</summary>
    public static IAnsiConsole Output => Make(_output, !Console.IsOutputRedirected);

    /// <summary>Standard error, for what is drawn over.</summary>
    public static IAnsiConsole Errors => Make(_errors, IsWatched);

    /// <summary>Whether somebody looks at standard error, on a terminal that can go back to the start of a line.</summary>
    public static bool IsWatched => !Console.IsErrorRedirected
        && (OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"));

    /// <summary>Whether a terminal has no room for a bar beside the words.</summary>
    public static bool IsNarrow(IAnsiConsole console)
    {
        const int RoomForBar = 64;
        return console.Profile.Width < RoomForBar;
    }

    /// <summary>
    /// From here on <see cref="Console.Out"/> and <see cref="Console.Error"/> take plain text. Output that cannot be written is an
    /// <see cref="OutputException"/>; errors that cannot be written are lost.
    /// </summary>
    public static void Open()
    {
        _output = OperatingSystem.IsWindows() ? Console.Out : new StreamWriter(new DescriptorStream(), new UTF8Encoding(false)) { AutoFlush = true };
        _errors = new UnheardWriter(Console.Error);
        Console.SetOut(new PlainWriter(_output));
        Console.SetError(new PlainWriter(_errors));
    }

    private static IAnsiConsole Make(TextWriter writer, bool isTerminal)
    {
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new TerminalOutput(writer, isTerminal),

            // What it would find out itself holds for standard output alone.
            Ansi = isTerminal && IsWatched && !OperatingSystem.IsWindows() ? AnsiSupport.Yes : AnsiSupport.Detect,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        });
    }
}
