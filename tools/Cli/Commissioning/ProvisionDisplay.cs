using System.Diagnostics;
using EdgeNode.Commissioning;
using Spectre.Console;

namespace EdgeNode.Cli;

/// <summary>
/// Shows on standard error how the work on a box comes on: a line for each step that is done, and while one takes long what it does. Where
/// nobody looks, the lines alone.
/// </summary>
public sealed class ProvisionDisplay : IBatchWatcher, IDisposable
{
    private const int NameWidth = 15;
    private const string Clear = "\r\u001b[K";
    private const string Red = "\u001b[31m";
    private const string Plain = "\u001b[0m";

    // These wait for a person; where nobody looks at a spinner, the line must be there to be read.
    private static readonly string[] Waiting = ["next box", "cable"];

    private readonly IAnsiConsole _console = Screen.Errors;
    private readonly bool _isShown;
    private readonly bool _isWatched;
    private readonly Spinner _spinner;
    private readonly Lock _lock = new();
    private readonly Timer? _timer;
    private readonly Stopwatch _sinceBegin = new();
    private readonly List<StepRecord> _steps = [];
    private string? _step;
    private string _detail = "";
    private int _frame;
    private bool _isPaused;

    /// <summary>Makes the display.</summary>
    /// <param name="style">People see it; others do not.</param>
    public ProvisionDisplay(OutputStyle style)
    {
        _isShown = style == OutputStyle.People;
        _isWatched = _isShown && Screen.IsWatched;
        _spinner = _console.Profile.Capabilities.Unicode ? Spinner.Known.Dots : Spinner.Known.Line;
        _timer = _isWatched ? new Timer(_ => Turn(), null, _spinner.Interval, _spinner.Interval) : null;
    }

    /// <summary>The steps of the box so far.</summary>
    public IReadOnlyList<StepRecord> Steps => _steps;

    /// <inheritdoc/>
    public void BeginBox(string node, string? site, int number, int total)
    {
        _steps.Clear();
        Write($"{number}/{total} {node}{(site is null ? "" : $" at {site}")}");
    }

    /// <inheritdoc/>
    public void EndBox(BoxOutcome outcome)
    {
        if (outcome.Failure is { } failure)
        {
            Write($"{outcome.Node}: {failure}");
        }
    }

    /// <inheritdoc/>
    public void Begin(string step)
    {
        lock (_lock)
        {
            _step = step;
            _detail = "";
            _sinceBegin.Restart();
        }
    }

    /// <inheritdoc/>
    public void Tell(string detail)
    {
        lock (_lock)
        {
            bool isNew = _detail != detail;
            _detail = detail;
            if (isNew && !_isWatched && Waiting.Contains(_step))
            {
                Write($"{_step}: {detail}");
            }
        }
    }

    /// <summary>A line that belongs to no step.</summary>
    public void Note(string line)
    {
        Write(line);
    }

    /// <inheritdoc/>
    public void Keep(string line, bool isFault = false)
    {
        Write($"    {line}", isFault);
    }

    /// <inheritdoc/>
    public void End(string outcome)
    {
        Finish(outcome, isDone: true);
    }

    /// <inheritdoc/>
    public void Break()
    {
        Finish("not done", isDone: false);
    }

    /// <summary>Takes the moving line away while somebody is asked.</summary>
    public void Pause()
    {
        lock (_lock)
        {
            Erase();
            _isPaused = true;
        }
    }

    /// <summary>Goes on after <see cref="Pause"/>.</summary>
    public void Resume()
    {
        lock (_lock)
        {
            _isPaused = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        lock (_lock)
        {
            Erase();
            _step = null;
        }
    }

    private void Finish(string outcome, bool isDone)
    {
        lock (_lock)
        {
            if (_step is not { } step)
            {
                return;
            }

            _step = null;
            _steps.Add(new StepRecord(step, isDone, outcome, Math.Round(_sinceBegin.Elapsed.TotalSeconds, 1)));
            string mark = !_isWatched ? "" : isDone ? (_console.Profile.Capabilities.Unicode ? "\u2713 " : "+ ") : "x ";
            Write(_isWatched ? mark + step.PadRight(NameWidth) + outcome : $"{step}: {outcome}");
        }
    }

    private void Turn()
    {
        lock (_lock)
        {
            if (_step is not null && !_isPaused)
            {
                string line = $"{_spinner.Frames[_frame++ % _spinner.Frames.Count]} {_step.PadRight(NameWidth)}{PlainText.OneLine(_detail)}";

                // The last column stays free: some terminals go to the next line as soon as it is filled.
                int room = Math.Max(0, _console.Profile.Width - 1);
                _console.Profile.Out.Writer.Write(Clear + (line.Length > room ? line[..room] : line));
            }
        }
    }

    private void Erase()
    {
        if (_isWatched && !_isPaused)
        {
            _console.Profile.Out.Writer.Write(Clear);
        }
    }

    private void Write(string line, bool isFault = false)
    {
        if (!_isShown)
        {
            return;
        }

        lock (_lock)
        {
            Erase();
            string plain = PlainText.OneLine(line);
            string text = _isWatched ? WrappedText.Of(plain, _console.Profile.Width - 1, indent: 4) : plain;
            bool isRed = isFault && _isWatched && _console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;
            _console.Profile.Out.Writer.WriteLine(isRed ? Red + text + Plain : text);
        }
    }
}
