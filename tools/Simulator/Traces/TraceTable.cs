using System.Globalization;

namespace EdgeNode.Simulator;

/// <summary>The rows of a file, by sensor.</summary>
internal sealed class TraceTable
{
    private const int GreatestLineLength = 4096;
    private const int GreatestCount = 100_000;
    private const int GreatestRunningCount = 1_000_000_000;
    private const int GreatestSensors = 1000;
    private const int ShownSensors = 20;

    private readonly string _file;
    private readonly Dictionary<string, TraceRows> _rows = [];

    public TraceTable(string file)
    {
        _file = file;
    }

    public TraceColumns? Columns { get; private set; }

    public TraceFault? Read(TextReader text, List<string> notes)
    {
        int number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (line.Length > GreatestLineLength)
            {
                return new TraceFault(_file, number, "", $"a line of {line.Length} characters", $"at most {GreatestLineLength}");
            }

            string[]? fields = CsvLine.Split(line);
            if (fields == null)
            {
                return new TraceFault(_file, number, "", $"a broken quote in {Shown.Quoted(line)}", "quotes around a whole field, doubled inside it");
            }

            TraceFault? fault = null;
            if (Columns == null)
            {
                Columns = TraceColumns.Read(_file, fields, notes, out fault);
            }
            else if (line.Length > 0)
            {
                fault = ReadRow(number, fields);
            }

            if (fault != null)
            {
                return fault;
            }
        }

        return Columns != null ? null : new TraceFault(_file, 0, "", "an empty file", $"a header line with {TraceColumns.Time}");
    }

    public TraceRows? Choose(string? sensor, out TraceFault? fault)
    {
        string names = string.Join(", ", _rows.Keys.Order(StringComparer.Ordinal).Take(ShownSensors)) + (_rows.Count > ShownSensors ? ", ..." : "");
        bool hasSensors = Columns!.IndexOf(TraceColumns.Sensor) >= 0;
        fault = null;
        if (sensor != null && !hasSensors)
        {
            fault = new TraceFault(_file, 1, "", $"no column {TraceColumns.Sensor}", $"one, as sensor {Shown.Quoted(sensor)} was asked for");
        }
        else if (_rows.Count == 0)
        {
            fault = new TraceFault(_file, 0, "", "no rows", "at least two, from which the interval is taken");
        }
        else if (sensor == null && _rows.Count > 1)
        {
            fault = new TraceFault(_file, 0, TraceColumns.Sensor, $"{_rows.Count} sensors", $"the name of one: {names}");
        }
        else if (sensor != null && !_rows.ContainsKey(sensor))
        {
            fault = new TraceFault(_file, 0, TraceColumns.Sensor, $"no sensor {Shown.Quoted(sensor)}", $"one of {names}");
        }

        if (fault != null)
        {
            return null;
        }

        TraceRows rows = sensor == null ? _rows.Values.Single() : _rows[sensor];
        if (rows.TimesMs.Distinct().Take(2).Count() < 2)
        {
            fault = new TraceFault(_file, 0, "", "rows of one moment only", "at least two, from which the interval is taken");
            return null;
        }

        return rows;
    }

    private TraceFault? ReadRow(int number, string[] fields)
    {
        TraceColumns columns = Columns!;
        if (fields.Length != columns.FieldCount)
        {
            return new TraceFault(_file, number, "", $"{fields.Length} fields", $"{columns.FieldCount}, as in the header");
        }

        RowFields row = new(_file, number, columns, fields);
        long timeMs = row.TimeMs();
        string sensor = columns.IndexOf(TraceColumns.Sensor) < 0 ? "" : row.Name(TraceColumns.Sensor);
        if (row.Fault != null)
        {
            return row.Fault;
        }

        if (!_rows.TryGetValue(sensor, out TraceRows? rows))
        {
            if (_rows.Count == GreatestSensors)
            {
                return new TraceFault(_file, number, TraceColumns.Sensor, $"sensor {_rows.Count + 1}", $"at most {GreatestSensors}");
            }

            rows = new TraceRows(sensor);
            _rows.Add(sensor, rows);
        }

        long previousMs = rows.TimesMs.Count == 0 ? long.MinValue : rows.TimesMs[^1];
        bool isInOrder = columns.IsEvents ? timeMs >= previousMs : timeMs > previousMs;
        if (!isInOrder)
        {
            string previous = DateTimeOffset.FromUnixTimeMilliseconds(previousMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            return new TraceFault(_file, number, TraceColumns.Time, Shown.Quoted(fields[columns.IndexOf(TraceColumns.Time)]), $"a time after {previous}");
        }

        rows.AddTime(timeMs, number);
        AddCells(rows, row, columns);
        return row.Fault;
    }

    private static void AddCells(TraceRows rows, RowFields row, TraceColumns columns)
    {
        if (columns.IsEvents)
        {
            rows.States.Add(row.WholeNumber(columns.IndexOf(TraceColumns.State), 1));
            rows.Passages.Add(row.WholeNumber(columns.IndexOf(TraceColumns.Count), GreatestRunningCount));
        }
        else if (columns.HasIntervalCounts)
        {
            rows.Passages.Add(row.WholeNumber(columns.IntervalCountIndex, GreatestCount));
        }

        foreach (MeasuredColumn column in TraceColumns.Measured)
        {
            int index = columns.IndexOf(column.Name);
            if (index >= 0)
            {
                rows.Values[column.Channel].Add(row.Value(index, column));
            }
        }
    }
}
