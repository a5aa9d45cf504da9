using System.Globalization;

namespace EdgeNode.Simulator;

/// <summary>Finds our columns among those of a file: by the user's map, then by their own names.</summary>
internal sealed class ColumnPlaces
{
    /// <summary>How many columns a message names.</summary>
    public const int ShownColumns = 30;

    // Of each group a file can have one. A mapped one puts the others of its group out of force.
    private static readonly string[][] Rivals =
    [
        .. MeasuredColumns.All.Where(column => column.Names.Count > 1).Select(column => column.Names.ToArray()),
        [TraceColumns.Footfall, TraceColumns.State],
        [TraceColumns.Footfall, TraceColumns.Count],
    ];

    private readonly string[] _names;
    private readonly TraceOptions _options;
    private readonly List<int> _timePlaces = [];

    public ColumnPlaces(string[] names, TraceOptions options)
    {
        _names = names;
        _options = options;
        Fault = FaultOfMap() ?? FindTime() ?? FindOthers() ?? FaultOfRivals() ?? FaultOfNothing();
    }

    /// <summary>Where each of our columns stands, but for the time's.</summary>
    public Dictionary<string, int> Places { get; } = [];

    /// <summary>Where the time stands.</summary>
    public IReadOnlyList<int> TimePlaces => _timePlaces;

    /// <summary>Why the header cannot be used, or null.</summary>
    public ColumnFault? Fault { get; }

    private IEnumerable<string> Mapped => _options.Map.Select(mapping => mapping.Target);

    private string Columns => Shown.List([.. _names.Where(name => name.Length > 0)], ShownColumns);

    private static bool IsOfPassages(string target)
    {
        return target is TraceColumns.Footfall or TraceColumns.Count or TraceColumns.State;
    }

    private ColumnFault? FaultOfMap()
    {
        foreach (ColumnMapping mapping in _options.Map)
        {
            int times = Mapped.Count(target => target == mapping.Target);
            int most = mapping.Target == TraceColumns.Time ? 2 : 1;
            if (times > most)
            {
                return new ColumnFault("", $"{mapping.Target} mapped {times} times", most == 1 ? "each of them once" : "twice at most: the date, then the time of day");
            }

            if (_options.Map.Any(other => other != mapping && other.Source == mapping.Source))
            {
                return new ColumnFault("", $"column {Shown.Quoted(mapping.Source)} mapped twice", "each column once");
            }

            if (!_names.Contains(mapping.Source))
            {
                return FaultOfNoHeader() ?? new ColumnFault("", $"no column {Shown.Quoted(mapping.Source)}, which --map names", $"one of {Columns}");
            }
        }

        return _options.RowsArePassages && Mapped.FirstOrDefault(IsOfPassages) is { } told
            ? new ColumnFault("", $"{told} mapped, though each row shall be one passage", "one way to tell passages") : null;
    }

    private ColumnFault? FindTime()
    {
        string[] sources = [.. _options.Map.Where(mapping => mapping.Target == TraceColumns.Time).Select(mapping => mapping.Source)];
        foreach (string source in sources.Length > 0 ? sources : [TraceColumns.Time])
        {
            int place = Array.IndexOf(_names, source);
            if (place < 0)
            {
                return FaultOfNoHeader() ?? new ColumnFault("", $"no column {TraceColumns.Time} in {Columns}", $"a header with {TraceColumns.Time}, or --map {TraceColumns.Time}=NAME with the name of the column that has the time");
            }

            _timePlaces.Add(place);
        }

        return sources.Length > 0 ? FaultOfTwice(sources) : FaultOfTwice([TraceColumns.Time]);
    }

    private ColumnFault? FindOthers()
    {
        foreach (string target in TraceColumns.Names.Where(name => name != TraceColumns.Time))
        {
            string? source = _options.Map.FirstOrDefault(mapping => mapping.Target == target)?.Source;
            bool isFree = source == null && !_options.Map.Any(mapping => mapping.Source == target) && !IsOutOfForce(target);
            int place = Array.IndexOf(_names, source ?? target);
            if (place < 0 || (source == null && !isFree))
            {
                continue;
            }

            if (FaultOfTwice([_names[place]]) is { } fault)
            {
                return fault;
            }

            Places.Add(target, place);
        }

        return null;
    }

    private bool IsOutOfForce(string target)
    {
        return Rivals.Any(group => group.Contains(target) && group.Any(Mapped.Contains))
            || (_options.RowsArePassages && IsOfPassages(target));
    }

    private ColumnFault? FaultOfTwice(string[] sources)
    {
        string? twice = sources.FirstOrDefault(source => _names.Count(name => name == source) > 1);
        return twice == null ? null : new ColumnFault("", $"column {Shown.Quoted(twice)} twice", "one column of that name");
    }

    private ColumnFault? FaultOfRivals()
    {
        foreach (string[] group in Rivals.Where(group => group.All(Places.ContainsKey)))
        {
            return new ColumnFault(group[0], $"{group[0]} beside {group[1]}", "one of the two; --map chooses it");
        }

        return null;
    }

    private ColumnFault? FaultOfNothing()
    {
        bool isPlayable = _options.RowsArePassages || Places.Keys.Any(name => name != TraceColumns.Sensor);
        return isPlayable ? null : new ColumnFault("", $"nothing to play in {Columns}",
            $"a column {string.Join(", ", TraceColumns.Names.Skip(2))}, or --map pm25=NAME with the name of one that means that");
    }

    private ColumnFault? FaultOfNoHeader()
    {
        bool hasTime = Array.Exists(_names, name => TimeText.Read(name, _options.Dates, out _) == null || TimeText.NeedsOrder(name, _options.Dates));
        bool hasNumbersOnly = Array.TrueForAll(_names, name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        return hasTime || hasNumbersOnly
            ? new ColumnFault("", $"no header but values, {Columns}", $"a first line that names the columns, such as {TraceColumns.Time},footfall") : null;
    }
}
