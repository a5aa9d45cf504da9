using Spectre.Console;

namespace EdgeNode.Cli;

/// <summary>Reads lines at a terminal: they can be edited, completed and called back, and are judged while they are typed.</summary>
/// <param name="history">The lines before.</param>
public sealed class LineEditor(LineHistory history)
{
    private const int PollMs = 15;
    private const string Clear = "\r\u001b[K";
    private const string Red = "\u001b[31m";
    private const string Dim = "\u001b[2m";
    private const string Plain = "\u001b[0m";

    private readonly IAnsiConsole _console = Screen.Errors;
    private readonly bool _isDrawn = Screen.IsWatched;
    private readonly bool _hasColour = Screen.IsWatched && Screen.Errors.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;

    // What stands in the row of a terminal that cannot go back; null before the prompt does.
    private string? _appended;

    private TextWriter Writer => _console.Profile.Out.Writer;

    /// <summary>Reads one line.</summary>
    /// <param name="question">What it is for.</param>
    /// <param name="cancel">Ends the wait for a key.</param>
    /// <param name="idle">Is called while no key comes; true when it has written something.</param>
    /// <returns>How it ended, and the line.</returns>
    public async Task<(LineEnd End, string Line)> ReadAsync(LineQuestion question, CancellationToken cancel, Func<Task<bool>>? idle = null)
    {
        LineEditing editing = new(question, history);
        history.Reset();
        bool before = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = question.TakesInterrupt;
        try
        {
            // From here on the terminal shows nothing of itself, also of what comes before the first key is asked for.
            _ = Console.KeyAvailable;
            _appended = null;
            Draw(question, editing);
            while (true)
            {
                await WaitAsync(question, editing, idle, cancel);
                LineEnd end = editing.Take(Console.ReadKey(intercept: true));
                if (end != LineEnd.None)
                {
                    Finish(question, editing, end);
                    return (end, editing.Line.Text);
                }

                List(editing.Offered);
                if (!Console.KeyAvailable)
                {
                    Draw(question, editing);
                }
            }
        }
        finally
        {
            Console.TreatControlCAsInput = before;
        }
    }

    /// <summary>Takes the line that is being typed off the screen, so that something can be written; it is drawn again afterwards.</summary>
    public void MakeRoom()
    {
        Writer.Write(_isDrawn ? Clear : Environment.NewLine);
        _appended = null;
    }

    private async Task WaitAsync(LineQuestion question, LineEditing editing, Func<Task<bool>>? idle, CancellationToken cancel)
    {
        while (!Console.KeyAvailable)
        {
            cancel.ThrowIfCancellationRequested();
            if (idle is null)
            {
                await Task.Delay(PollMs, cancel);
            }
            else if (await idle())
            {
                Draw(question, editing);
            }
        }
    }

    private void Draw(LineQuestion question, LineEditing editing)
    {
        string line = editing.Line.Text;
        if (!_isDrawn)
        {
            Append(question, line);
            return;
        }

        int columns = Math.Max(10, _console.Profile.Width);
        LineView view = LineView.Of(question.Prompt, editing.Line.Letters, editing.Line.Cursor, SecretFrom(question, editing), columns);
        string? fault = line.Length > 0 ? question.Fault(line) : null;
        string hint = line.Length == 0 || fault is not null ? Hint(question.Rule, columns - 1 - view.Width) : "";
        int back = view.Width + LineView.Cells(hint) - view.Column;
        Writer.Write(Clear + Coloured(view.Shown, fault is null ? "" : Red) + Coloured(hint, fault is null ? Dim : Red) + (back > 0 ? $"\u001b[{back}D" : ""));
    }

    // A terminal that cannot go back: what is new is written behind, and where something else changed the whole line anew.
    private void Append(LineQuestion question, string line)
    {
        int secretFrom = Math.Clamp(question.SecretFrom(line), 0, line.Length);
        string shown = PlainText.OneLine(line[..secretFrom] + new string('*', line.Length - secretFrom));
        if (_appended is null)
        {
            string rule = line.Length == 0 && question.Rule.Length > 0 ? $"({question.Rule}) " : "";
            Writer.Write(question.Prompt + rule + shown);
        }
        else if (shown.StartsWith(_appended, StringComparison.Ordinal))
        {
            Writer.Write(shown[_appended.Length..]);
        }
        else
        {
            Writer.Write(Environment.NewLine + question.Prompt + shown);
        }

        _appended = shown;
    }

    private void Finish(LineQuestion question, LineEditing editing, LineEnd end)
    {
        if (_isDrawn)
        {
            editing.Line.End();
            LineView view = LineView.Of(question.Prompt, editing.Line.Letters, editing.Line.Cursor, SecretFrom(question, editing), int.MaxValue);
            Writer.Write(Clear + view.Shown);
        }
        else
        {
            // The end of what was pasted came before it was drawn.
            Append(question, editing.Line.Text);
        }

        Writer.Write(end == LineEnd.Interrupted ? "^C" + Environment.NewLine : Environment.NewLine);
        if (end == LineEnd.Entered && question.SecretFrom(editing.Line.Text) >= editing.Line.Text.Length)
        {
            history.Add(editing.Line.Text);
        }
    }

    private void List(IReadOnlyList<string> offered)
    {
        if (offered.Count > 0)
        {
            Writer.Write(Environment.NewLine + PlainText.OneLine(string.Join("  ", offered)) + Environment.NewLine);
            _appended = null;
        }
    }

    private static int SecretFrom(LineQuestion question, LineEditing editing)
    {
        string line = editing.Line.Text;
        int from = Math.Clamp(question.SecretFrom(line), 0, line.Length);
        int letters = 0;
        for (int length = 0; letters < editing.Line.Letters.Count && length < from; letters++)
        {
            length += editing.Line.Letters[letters].Length;
        }

        return letters;
    }

    private static string Hint(string rule, int room)
    {
        string hint = rule.Length > 0 ? $"  {rule}" : "";
        return hint[..Math.Clamp(room, 0, hint.Length)];
    }

    private string Coloured(string text, string colour)
    {
        return _hasColour && colour.Length > 0 && text.Length > 0 ? colour + text + Plain : text;
    }
}
