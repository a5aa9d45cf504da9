using System.Text;

namespace EdgeNode.Commissioning;

/// <summary>The console of a box, as docs/console.md describes it: a line is told, and the lines of its answer come back.</summary>
public sealed class ConsoleClient : IDisposable
{
    /// <summary>Most bytes of a line.</summary>
    public const int GreatestLine = 256;

    private const string Greeting = "EdgeNode ";
    private const string NotText = "error not-text ";

    // Takes back what stands in the box's line, then is a line that is no text: the one thing that ends a document too.
    private static readonly byte[] Attention = [0x15, 0x01, 0x0d];

    // What a box may say that nobody asked for, such as which part of its set is damaged.
    private const int MostUnasked = 8;

    // DNS and TLS hold the whole box up, for seconds at worst; a locked box is silent for a second after each slot besides.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);

    private readonly Cable _cable;
    private readonly CableLines _lines;
    private readonly TimeSpan _patience;

    private ConsoleClient(Cable cable, TimeSpan patience)
    {
        _cable = cable;
        _lines = new CableLines(cable);
        _patience = patience;
    }

    /// <summary>Name of the port.</summary>
    public string Port => _cable.Name;

    private TimeSpan LongPatience => 4 * _patience;

    /// <summary>Opens a port and gets the attention of the box behind it, whatever was under way there: half a line, a document, a test.</summary>
    /// <param name="port">See <see cref="Cable.Open"/>.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <param name="patience">How long a box may say nothing; a test may take four times as long for a line. 30 s where null.</param>
    /// <exception cref="CableException">The port cannot be opened, or goes away.</exception>
    /// <exception cref="BoxException">Nothing answers, or something that is no box.</exception>
    public static async Task<ConsoleClient> OpenAsync(string port, CancellationToken cancel, TimeSpan? patience = null)
    {
        ConsoleClient console = new(Cable.Open(port), patience ?? Usual);
        try
        {
            await console.AttendAsync(cancel);
            return console;
        }
        catch
        {
            console.Dispose();
            throw;
        }
    }

    /// <summary>Gets the attention of a box that may be amid half a line or a document, which it forgets.</summary>
    /// <exception cref="CableException">The cable was pulled.</exception>
    /// <exception cref="BoxException">Nothing answers, or something that is no box.</exception>
    public async Task AttendAsync(CancellationToken cancel)
    {
        await _cable.WriteAsync(Attention, cancel);

        // Before the answer comes whatever the box still had to say, such as the lines of a test.
        while (true)
        {
            string? line = await _lines.NextAsync(_lines.HasHeard ? LongPatience : _patience, cancel);
            if (line is null)
            {
                throw _lines.HasHeard ? Foreign() : Silent();
            }

            if (line.StartsWith(NotText, StringComparison.Ordinal))
            {
                return;
            }

            if (line.Contains('\ufffd'))
            {
                throw Foreign();
            }
        }
    }

    /// <summary>Whether a line is the one that a box says when it starts.</summary>
    public static bool IsGreeting(string line)
    {
        return line.StartsWith(Greeting, StringComparison.Ordinal);
    }

    /// <summary>Listens for what a box says that nobody asked for, such as that it has restarted.</summary>
    /// <param name="patience">How long.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>A line, or null when none has come.</returns>
    /// <exception cref="CableException">The cable was pulled.</exception>
    public Task<string?> HearAsync(TimeSpan patience, CancellationToken cancel)
    {
        return _lines.NextAsync(patience, cancel);
    }

    /// <summary>Tells a line and waits for the answer.</summary>
    /// <param name="line">At most <see cref="GreatestLine"/> bytes of UTF-8, without its end.</param>
    /// <param name="cancel">Ends the wait, not what the box does.</param>
    /// <param name="onLine">Is given each line of the answer as it comes.</param>
    /// <exception cref="CableException">The cable was pulled.</exception>
    /// <exception cref="BoxException">The box is silent, has restarted, or what answers is no box.</exception>
    public async Task<BoxAnswer> TellAsync(string line, CancellationToken cancel, Action<string>? onLine = null)
    {
        await SendAsync(line, cancel);
        return await SkipEchoAsync(line, cancel) ?? await AnswerAsync(cancel, onLine);
    }

    /// <summary>Tells a document: the command, its lines, and the full stop that ends it.</summary>
    /// <param name="command">Such as <c>policy set</c>.</param>
    /// <param name="document">The lines. One that is a full stop alone would end the document.</param>
    /// <param name="cancel">Ends the wait; the box forgets the document at the next <see cref="OpenAsync"/>.</param>
    /// <param name="onLine">Is called after each line that the box has taken.</param>
    /// <returns>The answer to the line that refused, or to the end.</returns>
    public async Task<BoxAnswer> TellDocumentAsync(string command, IReadOnlyList<string> document, CancellationToken cancel, Action? onLine = null)
    {
        BoxAnswer answer = await TellAsync(command, cancel);
        foreach (string line in document)
        {
            if (!answer.IsOk)
            {
                return answer;
            }

            answer = await TellAsync(line, cancel);
            onLine?.Invoke();
        }

        return answer.IsOk ? await TellAsync(".", cancel) : answer;
    }

    /// <summary>Tells a line that restarts the box, and waits until it has: what is sent between the two may be lost.</summary>
    /// <param name="line">The line.</param>
    /// <param name="cancel">Ends the wait, not what the box does.</param>
    /// <param name="onLine">Is given each line of the answer as it comes.</param>
    /// <returns>The answer. Where it is an error, the box does not restart.</returns>
    public async Task<BoxAnswer> RestartAsync(string line, CancellationToken cancel, Action<string>? onLine = null)
    {
        BoxAnswer answer = await TellAsync(line, cancel, onLine);
        while (answer.IsOk && !IsGreeting(await NextAsync(cancel)))
        {
        }

        return answer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cable.Dispose();
    }

    // A box repeats what it is told, but for the value of a secret; and of a line that is no text for it, only what was. Then the answer is here.
    private async Task<BoxAnswer?> SkipEchoAsync(string line, CancellationToken cancel)
    {
        for (int unasked = 0; unasked <= MostUnasked; unasked++)
        {
            string heard = await NextAsync(cancel);
            if (IsGreeting(heard))
            {
                throw Restarted();
            }

            if (heard == line || (heard.EndsWith(' ') && line.StartsWith(heard, StringComparison.Ordinal)))
            {
                return null;
            }

            if (heard.StartsWith(NotText, StringComparison.Ordinal))
            {
                return new BoxAnswer([], heard);
            }
        }

        throw Foreign();
    }

    private async Task<BoxAnswer> AnswerAsync(CancellationToken cancel, Action<string>? onLine)
    {
        List<string> lines = [];
        while (true)
        {
            string line = await NextAsync(cancel);
            if (IsGreeting(line))
            {
                throw Restarted();
            }

            if (BoxAnswer.IsEnd(line))
            {
                return new BoxAnswer(lines, line);
            }

            lines.Add(line);
            onLine?.Invoke(line);
        }
    }

    private async Task SendAsync(string line, CancellationToken cancel)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line + "\r");
        if (bytes.Length > GreatestLine + 1)
        {
            throw new ArgumentException($"found a line of {bytes.Length - 1} bytes; allowed: at most {GreatestLine}", nameof(line));
        }

        await _cable.WriteAsync(bytes, cancel);
    }

    private async Task<string> NextAsync(CancellationToken cancel)
    {
        return await _lines.NextAsync(LongPatience, cancel) ?? throw Silent();
    }

    private BoxException Silent()
    {
        return new BoxException(BoxFault.Silent, $"{Port}: nothing answers; check that the box has power, that the cable is at its service header, and that TX and RX are crossed");
    }

    private BoxException Foreign()
    {
        return new BoxException(BoxFault.Foreign, $"{Port}: found answers that are not those of a box; check that this is the service cable and not the USB port of the board, and that it runs at 115200 baud, 8N1");
    }

    private BoxException Restarted()
    {
        return new BoxException(BoxFault.Restarted, $"{Port}: the box has restarted, and what was staged is gone; check its power supply, then run the command again");
    }
}
