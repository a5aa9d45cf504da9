using EdgeNode.Flashing;
using Spectre.Console;

namespace EdgeNode.Cli;

/// <summary>Shows on standard error how flashing comes on: a line for each step, and what nanoff says below it.</summary>
public sealed class FlashDisplay : IDisposable
{
    private readonly IAnsiConsole _console = Screen.Errors;
    private readonly bool _isWatched = Screen.IsWatched;
    private bool _hasDetail;

    /// <summary>Shows a step, or a line of nanoff.</summary>
    public void Show(FlashProgress progress)
    {
        if (progress.Line is null)
        {
            Clear();
            Console.Error.WriteLine($"{progress.Number}/{progress.Total} {Words(progress.Step)}");
        }
        else if (_isWatched)
        {
            // The last column stays free: some terminals go to the next line as soon as it is filled.
            string line = $"    {PlainText.OneLine(progress.Line)}";
            int room = Math.Max(0, _console.Profile.Width - 1);
            Clear();
            Draw(line.Length > room ? line[..room] : line);
            _hasDetail = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Clear();
    }

    // Each line of nanoff takes the place of the one before: what counts is told at the end.
    private void Clear()
    {
        if (_hasDetail)
        {
            Draw("\r\u001b[K");
            _hasDetail = false;
        }
    }

    private void Draw(string text)
    {
        _console.Profile.Out.Writer.Write(text);
    }

    private static string Words(FlashStep step)
    {
        return step switch
        {
            FlashStep.Identify => "Looking which chip is there ...",
            FlashStep.WriteRuntime => "Writing bootloader, partitions and runtime (a minute or two) ...",
            FlashStep.WriteApplication => "Writing the firmware ...",
            FlashStep.CopyStore => "Telling the box who it is ...",
            FlashStep.SendApplication => "Handing the firmware to the runtime ...",
            _ => "Asking the box what it has ...",
        };
    }
}
