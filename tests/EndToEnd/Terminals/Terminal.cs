using System.Globalization;
using CliWrap;
using CliWrap.Buffered;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A pseudo-terminal of a width, made by util-linux's <c>script</c>, and a command on it.</summary>
/// <param name="Columns">Width in characters.</param>
/// <param name="Type">What TERM says.</param>
/// <param name="HasColour">False to set NO_COLOR.</param>
internal sealed record Terminal(int Columns, string Type = "xterm-256color", bool HasColour = true)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The terminals that people have: narrow, usual, wide, without control sequences, without colour.</summary>
    public static IReadOnlyList<Terminal> All { get; } =
        [new(40), new(60), new(200), new(80, "dumb"), new(40, "dumb"), new(80, HasColour: false), new(40, HasColour: false)];

    /// <summary>Whether this machine can make one; says so where it cannot.</summary>
    public static bool IsThere()
    {
        bool isThere = OperatingSystem.IsLinux() && (File.Exists("/usr/bin/script") || File.Exists("/bin/script"));
        if (!isThere)
        {
            Console.WriteLine("skipped: util-linux's script, which makes a pseudo-terminal, is not there");
        }

        return isThere;
    }

    /// <summary>Runs a program with both its streams on the terminal.</summary>
    /// <returns>Its exit code, and all that the terminal was sent.</returns>
    public async Task<(int ExitCode, string Sent)> RunAsync(string program, IReadOnlyList<string> arguments, string? searchPath = null)
    {
        // The words are handed on as arguments of a shell, so that none is read by it.
        Dictionary<string, string?> variables = new()
        {
            ["COLUMNS_WANTED"] = Columns.ToString(CultureInfo.InvariantCulture),
            ["PROGRAM"] = program,
            ["WORDS"] = string.Join(' ', arguments.Select((word, index) => $"\"$WORD_{index}\"")),
            ["SHELL"] = "/bin/sh",
            ["TERM"] = Type,
            ["NO_COLOR"] = HasColour ? null : "1",
            ["COLUMNS"] = null,
        };
        foreach ((int index, string word) in arguments.Index())
        {
            variables[$"WORD_{index}"] = word;
        }

        if (searchPath is not null)
        {
            variables["PATH"] = searchPath;
        }

        using CancellationTokenSource limit = new(Limit);
        BufferedCommandResult end = await new Command("/bin/sh")
            .WithArguments(["-c", "exec script -qefc 'stty cols '\"$COLUMNS_WANTED\"' rows 24; exec \"$PROGRAM\" '\"$WORDS\" /dev/null"])
            .WithEnvironmentVariables(variables)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(limit.Token);
        Assert.AreEqual("", end.StandardError);
        return (end.ExitCode, end.StandardOutput);
    }

    /// <summary>Lines that reach past the right edge, as the terminal would draw them; it would break them in two.</summary>
    public IReadOnlyList<string> TooWide(string sent)
    {
        return [.. TerminalLines.Of(sent).Where(line => line.Length > Columns)];
    }
}
