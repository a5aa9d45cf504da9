using System.Text;

namespace EdgeNode.Simulator;

/// <summary>
/// Reads a recording from delimited values: a header, then rows with <c>time_utc</c> and any of the columns below. Empty
/// cells say nothing; unknown columns are ignored with a note. <see cref="TraceOptions"/> says what a file does not.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>footfall</c>: passages in the interval that starts at the row. <c>count</c> says the same in a file without
/// a <c>state</c> column.</item>
/// <item><c>state</c> (0 or 1) makes it an event file. <c>count</c> is then a running count: each step of it is one rise,
/// the last one of a row at the row's moment, others of the same row anywhere since the row before. Without
/// <c>count</c>, each change of <c>state</c> to 1 is one rise. The first row only tells where the count or the state
/// stands; a count that falls was restarted, and starts anew there.</item>
/// <item>The measured ones of <see cref="MeasuredColumns"/>.</item>
/// <item><c>sensor</c>: rows of several places or sensors; one of them is chosen by name.</item>
/// </list>
/// The interval is the median difference of the rows. A row holds until the next one when that comes within one and a
/// half intervals, otherwise for one interval, and then there is a gap. An event file whose rows do not come at regular
/// times (fewer than 80 % within half an interval of the median) has rows only where something happened; there a gap is a
/// silence of more than half an hour and more than ten intervals, unless <see cref="TraceOptions.GreatestSilenceMs"/> says
/// how long. Nothing is known of who passed in a gap: the row after it tells one rise at most, its own.
/// </remarks>
public static class TraceReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file, as faults shall name it.</param>
    /// <param name="options">What the user says of it.</param>
    /// <param name="trace">The recording, or null when false is returned.</param>
    /// <param name="fault">Why not, or null when true is returned.</param>
    /// <returns>False when the file cannot be read or played.</returns>
    public static bool TryRead(string path, TraceOptions options, out Trace? trace, out TraceFault? fault)
    {
        try
        {
            Latin1Fallback latin1 = new();
            using StreamReader text = new(path, Encoding.GetEncoding(Encoding.UTF8.CodePage, EncoderFallback.ReplacementFallback, latin1));
            bool isRead = TryRead(path, text, options, out trace, out fault);
            trace = isRead && latin1.IsUsed ? trace! with { Notes = [.. trace.Notes, "not in UTF-8: read as ISO 8859-1"] } : trace;
            return isRead;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            trace = null;
            string found = Directory.Exists(path) ? "a folder" : File.Exists(path) ? "a file that cannot be read" : "no such file";
            fault = new TraceFault(path, 0, "", found, "a readable CSV file");
            return false;
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="file">What faults shall call it.</param>
    /// <param name="text">The text.</param>
    /// <param name="options">What the user says of it.</param>
    /// <param name="trace">The recording, or null when false is returned.</param>
    /// <param name="fault">Why not, or null when true is returned.</param>
    /// <returns>False when the text cannot be played.</returns>
    public static bool TryRead(string file, TextReader text, TraceOptions options, out Trace? trace, out TraceFault? fault)
    {
        trace = null;
        List<string> notes = [];
        TraceTable table = new(file, options);
        fault = table.Read(text, notes);
        TraceRows? rows = fault == null ? table.Choose(notes, out fault) : null;
        if (rows == null)
        {
            return false;
        }

        Trace read = TraceBuilder.Build(table.Columns!, rows, options, notes);
        fault = FaultOf(file, table.Columns!, read);
        trace = fault == null ? read : null;
        return fault == null;
    }

    private static TraceFault? FaultOf(string file, TraceColumns columns, Trace trace)
    {
        const long DayMs = 86_400_000;
        const long GreatestPassages = 20_000_000;
        if (trace.IntervalMs > DayMs && !columns.AreMoments)
        {
            return new TraceFault(file, 0, columns.NameAt(columns.TimePlaces[0]), $"rows {trace.IntervalMs / 1000} s apart", "an interval of a day at most");
        }

        long passages = trace.Passages?.Count ?? 0;
        return passages <= GreatestPassages ? null
            : new TraceFault(file, 0, "", $"{passages} passages", $"at most {GreatestPassages}");
    }
}
