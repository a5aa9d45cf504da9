using System.Globalization;

namespace EdgeNode.Simulator;

/// <summary>The cells of one row. The first that does not fit is kept as <see cref="Fault"/>.</summary>
internal sealed class RowFields
{
    // ISO 8601 with Z or an offset; a time without either could be anybody's.
    private static readonly string[] TimeForms =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyyMMdd'T'HHmmssK",
    ];

    private readonly string _file;
    private readonly int _line;
    private readonly TraceColumns _columns;
    private readonly string[] _fields;

    public RowFields(string file, int line, TraceColumns columns, string[] fields)
    {
        _file = file;
        _line = line;
        _columns = columns;
        _fields = fields;
    }

    public TraceFault? Fault { get; private set; }

    public long TimeMs()
    {
        int index = _columns.IndexOf(TraceColumns.Time);
        string text = _fields[index].Trim();
        bool hasZone = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T');
        if (hasZone && DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            && time.Year is >= 1970 and < 2200)
        {
            return time.ToUnixTimeMilliseconds();
        }

        Refuse(index, "a time of the years 1970 to 2199 such as 2026-06-01T12:00:00Z, or with an offset such as +02:00");
        return 0;
    }

    public string Name(string column)
    {
        int index = _columns.IndexOf(column);
        string name = _fields[index].Trim();
        if (name.Length == 0)
        {
            Refuse(index, "a sensor's name");
        }

        return name;
    }

    /// <summary>A whole number from 0, or <see cref="TraceRows.Empty"/> for an empty cell or a column that is not there.</summary>
    public int WholeNumber(int index, int greatest)
    {
        if (index < 0 || _fields[index].Trim().Length == 0)
        {
            return TraceRows.Empty;
        }

        bool isNumber = int.TryParse(_fields[index].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        if (!isNumber || number > greatest)
        {
            Refuse(index, greatest == 1 ? "0, 1 or nothing" : $"a whole number from 0 to {greatest}, or nothing");
            return TraceRows.Empty;
        }

        return number;
    }

    /// <summary>A measured value, or NaN for an empty cell.</summary>
    public double Value(int index, MeasuredColumn column)
    {
        const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        string text = _fields[index].Trim();
        if (text.Length == 0)
        {
            return double.NaN;
        }

        bool isNumber = double.TryParse(text, Form, CultureInfo.InvariantCulture, out double value);
        if (!isNumber || !(value >= column.Least && value <= column.Greatest))
        {
            Refuse(index, string.Create(CultureInfo.InvariantCulture, $"a number from {column.Least} to {column.Greatest} {column.Unit}, or nothing"));
            return double.NaN;
        }

        return value;
    }

    private void Refuse(int index, string expected)
    {
        string found = _fields[index].Length == 0 ? "nothing" : Shown.Quoted(_fields[index]);
        Fault ??= new TraceFault(_file, _line, _columns.NameAt(index), found, expected);
    }
}
