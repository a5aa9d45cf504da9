using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Cli;

/// <summary>The options that say which recording is played and how its file is to be read.</summary>
public sealed class RecordingOptions
{
    private const int MostGapMinutes = 7 * 24 * 60;
    private const int MinuteMs = 60_000;
    private const long DayMs = 86_400_000;

    private static readonly Dictionary<string, char?> DelimiterNames = new() { ["comma"] = ',', ["semicolon"] = ';', ["tab"] = '\t', ["pipe"] = '|' };
    private static readonly Dictionary<string, char?> DecimalNames = new() { ["point"] = '.', ["comma"] = ',' };
    private static readonly Dictionary<string, DateOrder?> DateNames = new() { ["day-first"] = DateOrder.DayFirst, ["month-first"] = DateOrder.MonthFirst };

    private readonly Option<string?> _trace = new("--trace") { Description = "Recording to play, CSV; docs/recordings.md says what it may look like", HelpName = "FILE" };
    private readonly Option<string?> _sensor = new("--sensor") { Description = "Which sensor of the recording, where it has several", HelpName = "NAME" };
    private readonly Option<ColumnMapping[]> _map = new("--map")
    {
        Description = $"Column of the recording that stands for one of {string.Join(", ", ColumnMapping.Targets)}; may be repeated",
        HelpName = "OURS=COLUMN",
        CustomParser = ReadMap,
    };

    private readonly Option<char?> _delimiter = Choice("--delimiter", "What separates columns: comma, semicolon, tab or pipe [default: found out]", DelimiterNames);
    private readonly Option<char?> _decimal = Choice("--decimal", "Decimal mark: point or comma [default: found out]", DecimalNames);
    private readonly Option<DateOrder?> _dates = Choice("--dates", "Order of dates with slashes: day-first or month-first", DateNames);
    private readonly Option<TraceZone?> _zone = new("--zone") { Description = "Zone of times that do not say theirs, such as Europe/Berlin, UTC or +01:00", HelpName = "ZONE", CustomParser = ReadZone };
    private readonly Option<bool> _sort = new("--sort") { Description = "Sort rows by their time" };
    private readonly Option<bool> _passages = new("--passage-per-row") { Description = "Take each row as one passage at its moment" };
    private readonly Option<bool> _round = new("--round") { Description = "Round counts that are not whole" };
    private readonly Option<int> _gap = NumberOption.Whole("--gap", "Minutes of silence that are a gap where rows come only when something happens; 0: as its rows suggest", 0, MostGapMinutes, 0);

    private readonly Option<int> _maxDays = NumberOption.Whole("--max-days", "Most days that the recording may span", 1, 36_600, 366);

    /// <summary>All of them but <c>--trace</c>, without which they say nothing.</summary>
    public IReadOnlyList<Option> OfTrace => [_sensor, _map, _delimiter, _decimal, _dates, _zone, _sort, _passages, _round, _gap, _maxDays];

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_trace, .. OfTrace];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in All)
        {
            command.Add(option);
        }
    }

    /// <summary>Whether a recording is named.</summary>
    public bool IsNamed(ParseResult parsed) => parsed.GetValue(_trace) is not null;

    /// <summary>Reads the recording, if one is named, and tells on stderr what its reader found out.</summary>
    /// <exception cref="UnusableInputException">It cannot be read or played.</exception>
    public Trace? Read(ParseResult parsed, OutputStyle style)
    {
        if (parsed.GetValue(_trace) is not { } path)
        {
            return null;
        }

        TraceOptions options = new()
        {
            Sensor = parsed.GetValue(_sensor),
            Map = parsed.GetValue(_map) ?? [],
            Delimiter = parsed.GetValue(_delimiter),
            DecimalMark = parsed.GetValue(_decimal),
            Dates = parsed.GetValue(_dates),
            Zone = parsed.GetValue(_zone),
            Sorts = parsed.GetValue(_sort),
            RowsArePassages = parsed.GetValue(_passages),
            RoundsCounts = parsed.GetValue(_round),
            GreatestSilenceMs = parsed.GetValue(_gap) is > 0 and int minutes ? minutes * MinuteMs : null,
        };
        if (!TraceReader.TryRead(path, options, out Trace? trace, out TraceFault? fault))
        {
            throw new UnusableInputException(fault!.ToString());
        }

        RequireSpan(path, trace!, parsed.GetValue(_maxDays));
        foreach (string note in style == OutputStyle.Quiet ? [] : trace!.Notes)
        {
            Console.Error.WriteLine($"note: {note}");
        }

        return trace;
    }

    // One row with the date of a clock that was never set makes decades of a day.
    private static void RequireSpan(string path, Trace recording, int maxDays)
    {
        long days = (recording.EndUtcMs - recording.StartUtcMs + DayMs - 1) / DayMs;
        if (days <= maxDays)
        {
            return;
        }

        TraceStep step = recording.LongestStep;
        string gap = (step.LengthMs / (double)DayMs).ToString("0.#", CultureInfo.InvariantCulture);
        throw new UnusableInputException(
            $"{path}:{step.Line}: found a recording of {days} days, {gap} of them between this line and the row before; allowed: {maxDays}, or --max-days {days}");
    }

    private static ColumnMapping[]? ReadMap(ArgumentResult result)
    {
        List<ColumnMapping> map = [];
        foreach (Token token in result.Tokens)
        {
            if (!ColumnMapping.TryParse(token.Value, out ColumnMapping? mapping, out string reason))
            {
                result.AddError($"--map: {reason}");
                return null;
            }

            map.Add(mapping!);
        }

        return [.. map];
    }

    private static TraceZone? ReadZone(ArgumentResult result)
    {
        if (!TraceZone.TryParse(result.Tokens[0].Value, out TraceZone? zone, out string reason))
        {
            result.AddError($"--zone: {reason}");
        }

        return zone;
    }

    private static Option<T> Choice<T>(string name, string description, Dictionary<string, T> values)
    {
        return new Option<T>(name)
        {
            Description = description,
            HelpName = string.Join('|', values.Keys),
            CustomParser = result =>
            {
                if (!values.TryGetValue(result.Tokens[0].Value, out T? value))
                {
                    result.AddError($"{name}: found '{FoundText.Of(result.Tokens[0].Value)}'; allowed is {string.Join(", ", values.Keys)}");
                }

                return value!;
            },
        };
    }
}
