namespace EdgeNode.Simulator;

/// <summary>What each column of a file means: the first line, understood.</summary>
internal sealed class TraceColumns
{
    public const string Time = "time_utc";
    public const string Sensor = "sensor";
    public const string State = "state";
    public const string Count = "count";
    public const string Footfall = "footfall";

    /// <summary>Columns with a measured value: name, channel, least and greatest value, unit.</summary>
    public static readonly IReadOnlyList<MeasuredColumn> Measured =
    [
        new("sound", TraceChannel.Sound, 0, 194, "dB(A)"),
        new("laeq_dba", TraceChannel.Sound, 0, 194, "dB(A)"),
        new("pm25", TraceChannel.Pm25, 0, 10_000, "ug/m3"),
        new("co2", TraceChannel.Co2, 0, 40_000, "ppm"),
        new("temperature", TraceChannel.Temperature, -60, 85, "degC"),
        new("humidity", TraceChannel.Humidity, 0, 100, "%"),
    ];

    private static readonly string[] Playable = [Footfall, .. Measured.Select(column => column.Name)];

    private readonly string[] _names;

    private TraceColumns(string[] names)
    {
        _names = names;
    }

    /// <summary>How many fields each row has.</summary>
    public int FieldCount => _names.Length;

    /// <summary>Whether this is an event file: a <c>state</c> column makes <c>count</c> a running count.</summary>
    public bool IsEvents => IndexOf(State) >= 0;

    /// <summary>Whether a column tells the passages of each row's interval.</summary>
    public bool HasIntervalCounts => IntervalCountIndex >= 0;

    /// <summary>The column with the passages of each row's interval, or -1.</summary>
    public int IntervalCountIndex => IsEvents ? -1 : Math.Max(IndexOf(Footfall), IndexOf(Count));

    /// <summary>Reads a header line.</summary>
    public static TraceColumns? Read(string file, IReadOnlyList<string> names, List<string> notes, out TraceFault? fault)
    {
        TraceColumns columns = new([.. names.Select(name => name.Trim())]);
        fault = columns.FaultOf(file);
        if (fault != null)
        {
            return null;
        }

        string[] ignored = [.. columns._names.Where((_, index) => !columns.IsUsed(index)).Select(Shown.Quoted)];
        if (ignored.Length > 0)
        {
            notes.Add($"ignored column{(ignored.Length > 1 ? "s" : "")} {string.Join(", ", ignored)}");
        }

        return columns;
    }

    /// <summary>Where a column stands, or -1.</summary>
    public int IndexOf(string name)
    {
        return Array.IndexOf(_names, name);
    }

    /// <summary>Name of the column at an index.</summary>
    public string NameAt(int index)
    {
        return _names[index];
    }

    private bool IsUsed(int index)
    {
        string name = _names[index];
        return name is Time or Sensor
            || Measured.Any(column => column.Name == name)
            || (IsEvents ? name is State or Count : index == IntervalCountIndex);
    }

    private TraceFault? FaultOf(string file)
    {
        string? twice = _names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice != null)
        {
            return new TraceFault(file, 1, "", $"column {Shown.Quoted(twice)} twice", "each column once");
        }

        if (IndexOf(Time) < 0)
        {
            return new TraceFault(file, 1, "", $"no column {Time} in {Shown.Quoted(string.Join(',', _names))}", $"a header line with {Time}, separated by commas");
        }

        if (IndexOf(Footfall) >= 0 && (IsEvents || IndexOf(Count) >= 0))
        {
            return new TraceFault(file, 1, Footfall, $"{Footfall} beside {(IsEvents ? State : Count)}", "one way to tell passages");
        }

        if (IndexOf("sound") >= 0 && IndexOf("laeq_dba") >= 0)
        {
            return new TraceFault(file, 1, "sound", "sound beside laeq_dba", "one column of levels");
        }

        bool playsSomething = IsEvents || HasIntervalCounts || Measured.Any(column => IndexOf(column.Name) >= 0);
        return playsSomething ? null : new TraceFault(file, 1, "", $"nothing to play in {Shown.Quoted(string.Join(',', _names))}",
            $"a column of {string.Join(", ", Playable)}, count or state");
    }
}
