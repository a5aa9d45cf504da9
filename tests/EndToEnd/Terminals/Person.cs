using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Somebody at a terminal, made by util-linux's <c>script</c>, who waits for words on the screen and types.</summary>
internal sealed class Person : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _script;
    private readonly StringBuilder _screen = new();
    private readonly Task _reading;
    private int _read;

    private Person(ProcessStartInfo start)
    {
        _script = Process.Start(start)!;
        _reading = ReadAsync();
    }

    /// <summary>How often Enter was pressed.</summary>
    public int Answers { get; private set; }

    /// <summary>All that the terminal was sent so far.</summary>
    public string Screen
    {
        get
        {
            lock (_screen)
            {
                return _screen.ToString();
            }
        }
    }

    /// <summary>Starts the command on a terminal.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="arguments">Arguments of <c>edgenode</c>.</param>
    public static Person Start(Terminal terminal, params string[] arguments)
    {
        return StartIn(Environment.CurrentDirectory, terminal, arguments);
    }

    /// <summary>Starts the command on a terminal in a folder.</summary>
    /// <param name="folder">The folder from which paths are.</param>
    /// <param name="terminal">The terminal.</param>
    /// <param name="arguments">Arguments of <c>edgenode</c>.</param>
    public static Person StartIn(string folder, Terminal terminal, params string[] arguments)
    {
        string[] words = ["dotnet", EdgeNodeCommand.File, .. arguments];
        ProcessStartInfo start = new("/bin/sh", ["-c", "exec script -qefc 'stty cols '\"$COLUMNS_WANTED\"' rows 24; exec '\"$WORDS\" /dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        start.Environment["COLUMNS_WANTED"] = terminal.Columns.ToString(CultureInfo.InvariantCulture);
        start.Environment["SHELL"] = "/bin/sh";
        start.Environment["TERM"] = terminal.Type;
        start.Environment["WORDS"] = string.Join(' ', words.Select((_, index) => $"\"$WORD_{index}\""));
        start.Environment.Remove("COLUMNS");
        if (!terminal.HasColour)
        {
            start.Environment["NO_COLOR"] = "1";
        }

        foreach ((int index, string word) in words.Index())
        {
            start.Environment[$"WORD_{index}"] = word;
        }

        return new Person(start);
    }

    /// <summary>Waits until words stand on the screen that were not there at the wait before.</summary>
    public async Task SeeAsync(string words)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            string screen = Screen;
            int at = screen.IndexOf(words, _read, StringComparison.Ordinal);
            if (at >= 0)
            {
                _read = at + words.Length;
                return;
            }

            Assert.IsTrue(waited.Elapsed < Limit && !_reading.IsCompleted, $"'{words}' did not come after: {screen[_read..]}\nAll: {screen}");
            await Task.Delay(10);
        }
    }

    /// <summary>Types, without Enter.</summary>
    public async Task TypeAsync(string text)
    {
        await _script.StandardInput.WriteAsync(text);
        await _script.StandardInput.FlushAsync();
    }

    /// <summary>Waits for a question, types and presses Enter.</summary>
    public async Task AnswerAsync(string question, string answer)
    {
        await SeeAsync(question);
        await TypeAsync(answer + "\r");
        Answers++;
    }

    /// <summary>Waits for the end of the command.</summary>
    public async Task<int> EndAsync()
    {
        await _reading.WaitAsync(Limit);
        await _script.WaitForExitAsync();
        return _script.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_script.HasExited)
        {
            _script.Kill(entireProcessTree: true);
        }

        _script.Dispose();
    }

    private async Task ReadAsync()
    {
        char[] piece = new char[1024];
        for (int length = await _script.StandardOutput.ReadAsync(piece); length > 0; length = await _script.StandardOutput.ReadAsync(piece))
        {
            lock (_screen)
            {
                _screen.Append(piece, 0, length);
            }
        }
    }
}
