using System.Globalization;
using System.Text.RegularExpressions;

namespace EdgeNode.Simulator;

/// <summary>The cells of one row. The first that does not fit is kept as <see cref="Fault"/>.</summary>
internal sealed partial class RowFields
{
    private readonly string _file;
    private readonly int _line;
    private readonly TraceColumns _columns;
    private readonly string[] _fields;
    private readonly DecimalMark _mark;
    private readonly MarkDoubts _doubts;

    public RowFields(string file, int line, TraceColumns columns, string[] fields, DecimalMark mark, MarkDoubts doubts)
    {
        _file = file;
        _line = line;
        _columns = columns;
        _fields = fields;
        _mark = mark;
        _doubts = doubts;
    }

    public TraceFault? Fault { get; private set; }

    /// <summary>What the row says of its time; a date and a time of day of their own are joined.</summary>
    public string TimeText => string.Join(' ', _columns.TimePlaces.Select(place => _fields[place]));

    // Whether the row says nothing but when it was written. A count of nobody says nothing of an hour that never was.
    private bool IsIdle => !_columns.AreMoments && _columns.Places.All(place => place.Key == TraceColumns.Sensor || IsNothing(_fields[place.Value])
        || (place.Value == _columns.IntervalCountIndex && _fields[place.Value].Trim('0', '.', ',').Length == 0));

    public RowTime Time(RowClock clock)
    {
        int place = _columns.TimePlaces[0];
        if (clock.Read(TimeText, out RowTime time) is { } expected)
        {
            Refuse(place, TimeText, expected);
        }
        else if (time.Kind == RowTimeKind.Never && !IsIdle)
        {
            Refuse(place, TimeText, clock.ExpectedInsteadOf(time));
        }

        return time;
    }

    public string Name(string column)
    {
        int index = _columns.IndexOf(column);
        string name = _fields[index];
        if (name.Length == 0)
        {
            Refuse(index, name, "a sensor's name");
        }

        return name;
    }

    /// <summary>A whole number from 0, or <see cref="TraceRows.Empty"/> for an empty cell or a column that is not there.</summary>
    public int WholeNumber(int index, int greatest, bool rounds)
    {
        if (index < 0 || IsNothing(_fields[index]))
        {
            return TraceRows.Empty;
        }

        string text = _fields[index];
        if (!rounds && _mark.IsInDoubt(text))
        {
            Fault ??= DoubtOfCount(index);
            return TraceRows.Empty;
        }

        _doubts.AddCount(index, text, () => DoubtOfCount(index));
        bool isNumber = _mark.TryWithPoint(text, () => Doubt(index), out string number) && (rounds ? Decimal() : Whole()).IsMatch(number);
        decimal value = isNumber ? Rounded(number) : -1;
        if (value < 0 || value > greatest)
        {
            bool rounded = index == _columns.IntervalCountIndex && Decimal().IsMatch(number) && Rounded(number) <= greatest;
            Refuse(index, text, greatest == 1 ? "0, 1 or nothing" : $"a whole number from 0 to {greatest}, or nothing{_mark.Allowed(text)}{(rounded ? "; --round rounds counts" : "")}");
            return TraceRows.Empty;
        }

        return (int)value;
    }

    /// <summary>A measured value, or NaN for an empty cell.</summary>
    public double Value(int index, MeasuredColumn column)
    {
        const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        string text = _fields[index];
        if (IsNothing(text))
        {
            return double.NaN;
        }

        double value = double.NaN;
        bool isNumber = _mark.TryWithPoint(text, () => Doubt(index), out string number) && double.TryParse(number, Form, CultureInfo.InvariantCulture, out value);
        if (!isNumber || !(value >= column.Least && value <= column.Greatest))
        {
            Refuse(index, text, string.Create(CultureInfo.InvariantCulture, $"a number from {column.Least} to {column.Greatest} {column.Unit}, or nothing{_mark.Allowed(text)}"));
            return double.NaN;
        }

        _doubts.AddValue(index, column, text, value);
        return value;
    }

    // What R, Python and databases write for a value that is not there.
    private static bool IsNothing(string text)
    {
        return text.Length == 0 || text is "NA" or "NaN" or "nan" or "NULL" or "null";
    }

    private static decimal Rounded(string number)
    {
        return Math.Round(decimal.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), MidpointRounding.AwayFromZero);
    }

    private TraceFault DoubtOfCount(int index)
    {
        string text = _fields[index];
        return new TraceFault(_file, _line, _columns.NameAt(index), Shown.Quoted(text),
            $"a whole number without a mark in it, or --decimal point or comma: it may be {text[..^4]} or a thousand times as much");
    }

    private TraceFault Doubt(int index)
    {
        return new TraceFault(_file, _line, _columns.NameAt(index), Shown.Quoted(_fields[index]), "a decimal point, or --decimal comma: the comma may part thousands off");
    }

    private void Refuse(int index, string text, string expected)
    {
        Fault ??= new TraceFault(_file, _line, _columns.NameAt(index), text.Length == 0 ? "nothing" : Shown.Quoted(text), expected);
    }

    [GeneratedRegex(@"^[0-9]{1,12}(\.0{1,12})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[0-9]{1,12}(\.[0-9]{1,16})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Decimal();
}
