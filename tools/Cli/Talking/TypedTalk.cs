using EdgeNode.Commissioning;

namespace EdgeNode.Cli;

/// <summary>Somebody at a terminal talks to a box.</summary>
/// <param name="console">The box's console.</param>
/// <param name="findPort">Where the box is after its cable was pulled.</param>
internal sealed class TypedTalk(ConsoleClient console, Func<string> findPort) : IAsyncDisposable
{
    private const string Prompt = "> ";
    private const string DocumentPrompt = ". ";

    private static readonly TimeSpan Listening = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan CableLimit = TimeSpan.FromHours(1);

    private readonly LineEditor _editor = new(new LineHistory());
    private ConsoleClient _console = console;
    private BoxTalk _talk = new(console);
    private ConsoleWords? _words;

    /// <summary>Whether a line ends the conversation.</summary>
    public static bool IsLast(string line)
    {
        return line.Trim() is "exit" or "quit";
    }

    /// <summary>Talks until the person leaves.</summary>
    /// <param name="cancel">Ends it.</param>
    /// <returns>Exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await GreetAsync(cancel);
        string? lost = null;
        while (true)
        {
            try
            {
                if (lost is not null)
                {
                    // The cable may go again while the box is waited for.
                    string reason = lost;
                    lost = null;
                    await ReturnAsync(reason, cancel);
                }

                if (_words is null && !_talk.IsInDocument)
                {
                    await LearnAsync(cancel);
                }

                (LineEnd end, string line) = await _editor.ReadAsync(Question(), cancel, () => ListenAsync(cancel));
                if (end == LineEnd.Closed || (end == LineEnd.Entered && !_talk.IsInDocument && IsLast(line)))
                {
                    return ExitCode.Ok;
                }

                if (end == LineEnd.Interrupted && line.Length == 0 && !_talk.IsInDocument)
                {
                    return ExitCode.Interrupted;
                }

                await (end == LineEnd.Interrupted ? AbandonAsync(cancel) : TellAsync(line, cancel));
            }
            catch (CableException pulled) when (pulled.IsPulled)
            {
                lost = pulled.Message;
            }
            catch (BoxException fault) when (fault.Fault != BoxFault.Foreign)
            {
                Console.Error.WriteLine(PlainText.OneLine(fault.Message));
                _talk = new BoxTalk(_console);
                _words = fault.Fault == BoxFault.Restarted ? null : _words;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _console.Dispose();
        return ValueTask.CompletedTask;
    }

    private LineQuestion Question()
    {
        return new LineQuestion(_talk.IsInDocument ? DocumentPrompt : Prompt)
        {
            Complete = typed => _talk.IsInDocument || _words is null ? [] : _words.Complete(typed),
            SecretFrom = _talk.IsInDocument ? line => line.Length : TypedCommand.SecretFrom,
            TakesInterrupt = true,
        };
    }

    private async Task GreetAsync(CancellationToken cancel)
    {
        BoxAnswer version = await _console.TellAsync("version", cancel);
        Console.Error.WriteLine(PlainText.OneLine($"{version.ValueOf("board")} with firmware {version.ValueOf("firmware")} at {_console.Port}."));
        Console.Error.WriteLine("Tab completes, up and down go through what you typed. 'cert < FILE' sends a file, 'unlock < FILE' opens the box. Ctrl-D ends.");
        string own = typeof(TypedTalk).Assembly.GetName().Version!.ToString(3);
        if (version.ValueOf("firmware") is { } firmware && firmware != own)
        {
            Console.Error.WriteLine(PlainText.OneLine($"note: this edgenode is made for firmware {own}"));
        }
    }

    private async Task LearnAsync(CancellationToken cancel)
    {
        _words = ConsoleWords.Of(await _console.TellAsync("help", cancel), await _console.TellAsync("show", cancel));
    }

    private async Task TellAsync(string line, CancellationToken cancel)
    {
        bool wasInDocument = _talk.IsInDocument;
        BoxAnswer? answer = await _talk.TellAsync(line, cancel, Console.WriteLine);
        if (answer is not null && !(wasInDocument && _talk.IsInDocument))
        {
            Console.WriteLine(answer.End);
        }

        if (answer is { IsOk: true } && !wasInDocument && TypedCommand.Parse(line) is { IsRestart: true } or { IsUnlockByFile: true })
        {
            // Open or locked, it knows other words now.
            _words = null;
        }
    }

    // A half-told document is forgotten by the box; a half-typed line only here.
    private async Task AbandonAsync(CancellationToken cancel)
    {
        if (_talk.IsInDocument)
        {
            await _console.AttendAsync(cancel);
            _talk = new BoxTalk(_console);
            Console.Error.WriteLine("The document is forgotten.");
        }
    }

    // What the box says by itself.
    private async Task<bool> ListenAsync(CancellationToken cancel)
    {
        string? line = await _console.HearAsync(Listening, cancel);
        if (line is null)
        {
            return false;
        }

        _editor.MakeRoom();
        Console.WriteLine(line);
        if (ConsoleClient.IsGreeting(line))
        {
            _talk = new BoxTalk(_console);
            await LearnAsync(cancel);
        }

        return true;
    }

    private async Task ReturnAsync(string reason, CancellationToken cancel)
    {
        _editor.MakeRoom();
        Console.Error.WriteLine(PlainText.OneLine($"{reason}; waiting for it, Ctrl-C ends"));
        _console.Dispose();
        _console = await BoxReturn.WaitAsync(findPort, CableLimit, cancel);
        _talk = new BoxTalk(_console);
        _words = null;
        Console.Error.WriteLine(PlainText.OneLine($"The box is at {_console.Port} again."));
    }
}
