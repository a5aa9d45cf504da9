using System.Globalization;

namespace EdgeNode.Simulator;

/// <summary>Puts the rows of one sensor into the order of their moments.</summary>
/// <param name="file">What faults call the file.</param>
/// <param name="columns">What its columns mean.</param>
/// <param name="options">What the user says.</param>
internal sealed class RowOrder(string file, TraceColumns columns, TraceOptions options)
{
    /// <summary>Orders rows.</summary>
    /// <returns>Rows in ascending order, or null with a fault.</returns>
    public TraceRows? Arrange(TraceRows rows, List<string> notes, out TraceFault? fault)
    {
        List<int> order = RepeatedHour.Settle(rows, columns.AreMoments, options.Zone, notes);
        if (options.Sorts)
        {
            order = [.. order.OrderBy(row => rows.TimesMs[row])];
        }
        else if (order.Count > 1 && order[0] > order[^1])
        {
            // A file that begins with its newest row is turned round only when the user wants that.
            order.Reverse();
        }

        TraceRows arranged = rows.Take(columns.AreMoments ? order : WithoutRepeats(rows, order, notes));
        int at = Enumerable.Range(1, Math.Max(0, arranged.TimesMs.Count - 1)).FirstOrDefault(row => !IsAfter(arranged.TimesMs[row], arranged.TimesMs[row - 1]));
        fault = at == 0 ? null : FaultAt(arranged, at);
        return fault == null ? arranged : null;
    }

    // Portals that join files, or ask a sensor twice, give rows twice.
    private static List<int> WithoutRepeats(TraceRows rows, List<int> order, List<string> notes)
    {
        List<int> once = [.. order.Where((row, at) => at == 0 || !rows.AreEqual(row, order[at - 1]))];
        int repeats = order.Count - once.Count;
        if (repeats > 0)
        {
            notes.Add($"left out {repeats} row{(repeats > 1 ? "s" : "")} that repeat{(repeats > 1 ? "" : "s")} the row before");
        }

        return once;
    }

    private bool IsAfter(long timeMs, long previousMs)
    {
        return columns.AreMoments ? timeMs >= previousMs : timeMs > previousMs;
    }

    private TraceFault FaultAt(TraceRows rows, int at)
    {
        bool isSame = rows.TimesMs[at] == rows.TimesMs[at - 1];
        string expected = $"a time after {TextOf(rows.TimesMs[at - 1])} (line {rows.Lines[at - 1]})";
        return new TraceFault(file, rows.Lines[at], columns.NameAt(columns.TimePlaces[0]), TextOf(rows.TimesMs[at]), isSame ? expected : $"{expected}, or --sort");
    }

    private static string TextOf(long utcMs)
    {
        return DateTimeOffset.FromUnixTimeMilliseconds(utcMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }
}
