namespace EdgeNode.Simulator;

/// <summary>What each column of a file means: the first row, understood.</summary>
internal sealed class TraceColumns
{
    public const string Time = "time_utc";
    public const string Sensor = "sensor";
    public const string State = "state";
    public const string Count = "count";
    public const string Footfall = "footfall";

    /// <summary>Every name that a column can have or stand for.</summary>
    public static readonly IReadOnlyList<string> Names = [Time, Sensor, Footfall, Count, State, .. MeasuredColumns.All.SelectMany(column => column.Names)];

    private readonly string[] _names;
    private readonly Dictionary<string, int> _places;

    private TraceColumns(string[] names, Dictionary<string, int> places, IReadOnlyList<int> timePlaces, bool rowsArePassages)
    {
        _names = names;
        _places = places;
        TimePlaces = timePlaces;
        RowsArePassages = rowsArePassages;
        LeastFields = 1 + Math.Max(timePlaces.Max(), Array.FindLastIndex(names, name => name.Length > 0));
    }

    /// <summary>How many fields a row has at least: those up to the last column with a name.</summary>
    public int LeastFields { get; }

    /// <summary>How many fields a row has at most, but for empty ones.</summary>
    public int MostFields => _names.Length;

    /// <summary>The column of times; or the columns of the date and of the time of day.</summary>
    public IReadOnlyList<int> TimePlaces { get; }

    /// <summary>Whether each row is one passage.</summary>
    public bool RowsArePassages { get; }

    /// <summary>Whether this is an event file: a <c>state</c> column makes <c>count</c> a running count.</summary>
    public bool IsEvents => IndexOf(State) >= 0;

    /// <summary>Whether rows stand for moments, of which two can be the same.</summary>
    public bool AreMoments => IsEvents || RowsArePassages;

    /// <summary>Whether a column tells the passages of each row's interval.</summary>
    public bool HasIntervalCounts => IntervalCountIndex >= 0;

    /// <summary>The column with the passages of each row's interval, or -1.</summary>
    public int IntervalCountIndex => IsEvents ? -1 : Math.Max(IndexOf(Footfall), IndexOf(Count));

    /// <summary>Understands a header.</summary>
    public static TraceColumns? Read(string file, int line, IReadOnlyList<string> header, TraceOptions options, List<string> notes, out TraceFault? fault)
    {
        string[] names = [.. header.Select(name => name.Trim().TrimStart('\uFEFF'))];
        ColumnPlaces found = new(names, options);
        fault = found.Fault is { } reason ? new TraceFault(file, line, reason.Column, reason.Found, reason.Expected) : null;
        if (fault != null)
        {
            return null;
        }

        TraceColumns columns = new(names, found.Places, found.TimePlaces, options.RowsArePassages);
        string[] ignored = [.. names.Where((name, index) => name.Length > 0 && !columns.IsUsed(index))];
        if (ignored.Length > 0)
        {
            notes.Add($"ignored column{(ignored.Length > 1 ? "s" : "")} {Shown.List(ignored, ColumnPlaces.ShownColumns)}");
        }

        return columns;
    }

    /// <summary>Where the column of one of our names stands, or -1.</summary>
    public int IndexOf(string name)
    {
        return _places.GetValueOrDefault(name, -1);
    }

    /// <summary>Where the column of a measured channel stands, under whichever of its names, or -1.</summary>
    public int IndexOf(MeasuredColumn column)
    {
        return column.Names.Max(IndexOf);
    }

    /// <summary>Where our columns stand, but for the times'.</summary>
    public IReadOnlyDictionary<string, int> Places => _places;

    /// <summary>What the file calls the column at an index.</summary>
    public string NameAt(int index)
    {
        return _names[index];
    }

    private bool IsUsed(int index)
    {
        return TimePlaces.Contains(index) || _places.ContainsValue(index);
    }
}
