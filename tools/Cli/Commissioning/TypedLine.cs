using System.Text;
using EdgeNode.Commissioning;
using Spectre.Console;

namespace EdgeNode.Cli;

/// <summary>One answer while it is typed: beside it stands what is allowed, as long as it is not.</summary>
internal sealed class TypedLine(Question question)
{
    private const int PollMs = 15;
    private const string Clear = "\r\u001b[K";
    private const string Red = "\u001b[31m";
    private const string Dim = "\u001b[2m";
    private const string Plain = "\u001b[0m";

    private readonly IAnsiConsole _console = Screen.Errors;
    private readonly bool _isDrawn = Screen.IsWatched;
    private readonly bool _hasColour = Screen.IsWatched && Screen.Errors.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;
    private readonly StringBuilder _typed = new();

    /// <summary>Reads until the answer is allowed.</summary>
    /// <param name="cancel">Ends it.</param>
    public async Task<string> ReadAsync(CancellationToken cancel)
    {
        // From here on the terminal shows nothing of itself, also of what comes before the first key is asked for.
        _ = Console.KeyAvailable;
        Draw(isFirst: true);
        while (true)
        {
            while (!Console.KeyAvailable)
            {
                await Task.Delay(PollMs, cancel);
            }

            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key != ConsoleKey.Enter)
            {
                Take(key);
                Draw(isFirst: false);
                continue;
            }

            string answer = _typed.Length == 0 && question.Offer is { } offer ? offer : _typed.ToString();
            string? fault = question.Fault(answer);
            End(answer, fault);
            if (fault is null)
            {
                return answer;
            }

            Draw(isFirst: true);
        }
    }

    private void Take(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Backspace:
                // A character may be two halves.
                int last = _typed.Length > 1 && char.IsLowSurrogate(_typed[^1]) ? 2 : 1;
                _typed.Length = Math.Max(0, _typed.Length - last);
                break;
            case ConsoleKey.U when key.Modifiers == ConsoleModifiers.Control:
                _typed.Clear();
                break;
            case ConsoleKey.Tab:
                if (question.Choices.FirstOrDefault(choice => choice.StartsWith(_typed.ToString(), StringComparison.Ordinal)) is { } first)
                {
                    _typed.Clear().Append(first);
                }

                break;
            default:
                if (!char.IsControl(key.KeyChar))
                {
                    _typed.Append(key.KeyChar);
                }

                break;
        }
    }

    private string Prompt => question.Offer is { Length: > 0 } offer ? $"{question.Name} [{offer}]: " : $"{question.Name}: ";

    private string Shown => question.IsSecret ? new string('*', _typed.Length) : _typed.ToString();

    private void Draw(bool isFirst)
    {
        if (!_isDrawn)
        {
            if (isFirst)
            {
                Console.Error.Write($"{question.Name} ({question.Rule}){(question.Offer is { Length: > 0 } offer ? $" [{offer}]" : "")}: ");
            }

            return;
        }

        bool isWrong = _typed.Length > 0 && question.Fault(_typed.ToString()) is not null;
        int room = Math.Max(10, _console.Profile.Width - 1);
        string line = PlainText.OneLine(Prompt + Shown);
        string shown = line.Length > room ? line[^room..] : line;
        string hint = isWrong || _typed.Length == 0 ? $"  {question.Rule}" : "";
        hint = shown.Length + hint.Length > room ? hint[..Math.Max(0, room - shown.Length)] : hint;
        string back = hint.Length > 0 ? $"\u001b[{hint.Length}D" : "";
        _console.Profile.Out.Writer.Write(Clear + Coloured(shown, isWrong ? Red : "") + Coloured(hint, isWrong ? Red : Dim) + back);
    }

    private string Coloured(string text, string colour)
    {
        return _hasColour && colour.Length > 0 && text.Length > 0 ? colour + text + Plain : text;
    }

    // What was answered stays on the screen, and why it was not taken.
    private void End(string answer, string? fault)
    {
        if (_isDrawn)
        {
            string shown = question.IsSecret ? (answer.Length == 0 ? "(none)" : new string('*', answer.Length)) : answer;
            _console.Profile.Out.Writer.Write(Clear + PlainText.OneLine($"{question.Name}: {shown}") + Environment.NewLine);
        }
        else
        {
            Console.Error.WriteLine(question.IsSecret ? "" : PlainText.OneLine(answer));
        }

        if (fault is not null)
        {
            Console.Error.WriteLine(PlainText.OneLine($"  {fault}"));
        }
    }
}
