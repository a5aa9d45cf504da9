using System.Diagnostics;
using System.Text;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Somebody at a terminal on which the command runs, who types when it asks.</summary>
internal sealed class Typist : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _script;
    private readonly StringBuilder _seen = new();
    private int _read;

    private Typist(Process script)
    {
        _script = script;
    }

    /// <summary>All that the terminal showed.</summary>
    public string Seen => _seen.ToString();

    /// <summary>Starts the command.</summary>
    public static Typist Start(params string[] arguments)
    {
        // Arguments of a shell, so that none is read by it.
        ProcessStartInfo start = new("script", ["-qefc", "exec \"$PROGRAM\" \"$FILE\" " + string.Join(' ', arguments.Select((_, index) => $"\"$WORD_{index}\"")), "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["SHELL"] = "/bin/sh";
        start.Environment["PROGRAM"] = "dotnet";
        start.Environment["FILE"] = EdgeNodeCommand.File;
        start.Environment["TERM"] = "xterm";
        foreach ((int index, string word) in arguments.Index())
        {
            start.Environment[$"WORD_{index}"] = word;
        }

        return new Typist(Process.Start(start)!);
    }

    /// <summary>Waits until the terminal shows a text, behind what was waited for before.</summary>
    public async Task UntilAsync(string text)
    {
        char[] piece = new char[256];
        int at;
        while ((at = Seen.IndexOf(text, _read, StringComparison.Ordinal)) < 0)
        {
            int count = await _script.StandardOutput.ReadAsync(piece).AsTask().WaitAsync(Limit);
            Assert.AreNotEqual(0, count, $"no '{text}' in: {Seen}");
            _seen.Append(piece, 0, count);
        }

        _read = at + text.Length;
    }

    /// <summary>Types a line.</summary>
    public async Task TypeAsync(string line)
    {
        await _script.StandardInput.WriteAsync(line + "\r");
        await _script.StandardInput.FlushAsync();
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        _seen.Append(await _script.StandardOutput.ReadToEndAsync().WaitAsync(Limit));
        await _script.WaitForExitAsync().WaitAsync(Limit);
        return _script.ExitCode;
    }

    public void Dispose()
    {
        _script.Kill(entireProcessTree: true);
        _script.Dispose();
    }
}
