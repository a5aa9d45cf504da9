namespace EdgeNode.Simulator;

/// <summary>The rows of a file, by sensor.</summary>
internal sealed class TraceTable
{
    private const int GreatestRowLength = 65_536;
    private const int GreatestCount = 100_000;
    private const int GreatestRunningCount = 1_000_000_000;
    private const int GreatestSensors = 1000;

    private readonly string _file;
    private readonly TraceOptions _options;
    private readonly RowClock _clock;
    private readonly DecimalMark _mark;
    private readonly MarkDoubts _doubts;
    private readonly Dictionary<string, TraceRows> _rows = [];
    private readonly SkippedRows _skipped = new();
    private string[] _headerFields = [];

    public TraceTable(string file, TraceOptions options)
    {
        _file = file;
        _options = options;
        _clock = new RowClock(options.Zone, options.Dates);
        _mark = new DecimalMark(options.DecimalMark);
        _doubts = new MarkDoubts(_mark);
    }

    public TraceColumns? Columns { get; private set; }

    public TraceFault? Read(TextReader text, List<string> notes)
    {
        using BoundedText bounded = new(text, GreatestRowLength);
        TraceFault? fault = ReadHeader(bounded, notes, out char delimiter) ?? ReadRows(bounded, delimiter) ?? _doubts.Fault ?? _mark.Fault;
        if (fault == null)
        {
            notes.AddRange(_mark.Note is { } note ? [note] : []);
            notes.AddRange(_doubts.Notes);
        }

        return fault;
    }

    /// <summary>The rows of the sensor that the user wants, in order.</summary>
    public TraceRows? Choose(List<string> notes, out TraceFault? fault)
    {
        List<string> left = [.. _skipped.Notes(_options.Zone?.Name)];
        fault = SensorChoice.FaultOf(_file, Columns!, _rows.Keys, _options.Sensor, left);
        TraceRows? rows = fault != null ? null : _options.Sensor == null ? _rows.Values.Single() : _rows[_options.Sensor];
        rows = rows == null ? null : new RowOrder(_file, Columns!, _options).Arrange(rows, left, out fault);
        if (rows != null && rows.TimesMs.Distinct().Take(2).Count() < 2)
        {
            fault = SensorChoice.FaultOfTooFew(_file, rows.TimesMs.Count == 0 ? SensorChoice.NoRow : "rows of one moment only", left);
        }

        notes.AddRange(left);
        return fault == null ? rows : null;
    }

    private TraceFault? ReadHeader(BoundedText text, List<string> notes, out char delimiter)
    {
        HeaderRow? header = HeaderRow.Read(text, _options);
        delimiter = header?.Delimiter ?? default;
        if (header == null)
        {
            return text.OverlongLine > 0 ? FaultOfLength(text) : new TraceFault(_file, 0, "", "an empty file", $"a header line with {TraceColumns.Time}");
        }

        TraceFault? fault = header.BrokenQuote is { } broken ? FaultOfQuote(header.Line, broken) : Understand(header, notes);
        if (fault != null && !header.HasAnyNeeded(_options) && HeaderRow.LineBelow(text, _options) is > 0 and int below)
        {
            return fault with { Expected = $"the names of the columns first; the header seems to be in line {below}: leave out the lines above it" };
        }

        return fault;
    }

    private TraceFault? Understand(HeaderRow header, List<string> notes)
    {
        if (_options.Delimiter == null && Delimiter.NoteOf(header.Delimiter) is { } note)
        {
            notes.Add(note);
        }

        _headerFields = header.Fields;
        Columns = TraceColumns.Read(_file, header.Line, header.Names, _options, notes, out TraceFault? fault);
        return fault;
    }

    private TraceFault? ReadRows(BoundedText text, char delimiter)
    {
        using DelimitedRows rows = new(text, delimiter, text.LineNumber);
        while (rows.Next() is { } fields)
        {
            if (text.OverlongLine == rows.LineNumber)
            {
                break;
            }

            TraceFault? fault = rows.BrokenQuote is { } broken ? FaultOfQuote(rows.LineNumber, broken) : ReadRow(rows.LineNumber, fields);
            if (fault != null)
            {
                return fault;
            }
        }

        return text.OverlongLine > 0 ? FaultOfLength(text) : null;
    }

    private TraceFault? ReadRow(int line, string[] fields)
    {
        TraceColumns columns = Columns!;
        if (Array.TrueForAll(fields, field => field.Length == 0))
        {
            _skipped.Empty += fields.Length > 1 ? 1 : 0;
            return null;
        }

        if (fields.AsSpan().SequenceEqual(_headerFields))
        {
            _skipped.Headers++;
            return null;
        }

        if (fields.Length < columns.LeastFields || fields.Skip(columns.MostFields).Any(field => field.Length > 0))
        {
            return FaultOfFields(line, fields);
        }

        RowFields row = new(_file, line, columns, fields, _mark, _doubts);
        RowTime time = row.Time(_clock);
        string sensor = columns.IndexOf(TraceColumns.Sensor) < 0 ? "" : row.Name(TraceColumns.Sensor);
        if (row.Fault != null || time.Kind == RowTimeKind.Never)
        {
            _skipped.OfNoTime++;
            return row.Fault;
        }

        if (!_rows.TryGetValue(sensor, out TraceRows? rows))
        {
            if (_rows.Count == GreatestSensors)
            {
                return new TraceFault(_file, line, TraceColumns.Sensor, $"sensor {_rows.Count + 1}", $"at most {GreatestSensors}");
            }

            rows = new TraceRows(sensor);
            _rows.Add(sensor, rows);
        }

        rows.Lines.Add(line);
        rows.Times.Add(time);
        rows.TimesMs.Add(time.UtcMs);
        AddCells(rows, row, columns);
        return row.Fault;
    }

    private void AddCells(TraceRows rows, RowFields row, TraceColumns columns)
    {
        if (columns.IsEvents)
        {
            rows.States.Add(row.WholeNumber(columns.IndexOf(TraceColumns.State), 1, rounds: false));
            rows.Passages.Add(row.WholeNumber(columns.IndexOf(TraceColumns.Count), GreatestRunningCount, rounds: false));
        }
        else if (columns.HasIntervalCounts)
        {
            rows.Passages.Add(row.WholeNumber(columns.IntervalCountIndex, GreatestCount, _options.RoundsCounts));
        }

        foreach (MeasuredColumn column in MeasuredColumns.All)
        {
            int index = columns.IndexOf(column);
            if (index >= 0)
            {
                rows.Values[column.Channel].Add(row.Value(index, column));
            }
        }
    }

    private TraceFault FaultOfFields(int line, string[] fields)
    {
        TraceColumns columns = Columns!;
        bool isLong = fields.Length > columns.MostFields;
        string advice = fields.Length == 1 ? "" : $"; a {(isLong ? "value" : "name")} that contains the delimiter has to be in quotes{(isLong ? "" : " there")}";
        return new TraceFault(_file, line, "", fields.Length == 1 ? $"1 field, {Shown.Quoted(fields[0])}" : $"{fields.Length} fields", $"{columns.MostFields}, as in the header{advice}");
    }

    private TraceFault FaultOfQuote(int line, string broken)
    {
        return new TraceFault(_file, line, "", $"a broken quote in {Shown.Quoted(broken)}", "quotes around a whole field, doubled inside it");
    }

    private TraceFault FaultOfLength(BoundedText text)
    {
        return new TraceFault(_file, text.OverlongLine, "", $"a row of more than {GreatestRowLength} characters{(text.IsQuoted ? ", in which a quote is not closed" : "")}", "shorter rows");
    }
}
