namespace EdgeNode.Simulator;

/// <summary>Turns rows into what holds when: intervals, gaps, passages.</summary>
internal static class TraceBuilder
{
    // A row that comes a little late leaves no gap.
    private const double GapAfterIntervals = 1.5;

    // Rows of a trigger come when something happens: on a calm street that is seldom.
    private const long LeastSilenceMs = 30 * 60_000;
    private const long SilenceIntervals = 10;

    // Rows of a timer keep within half an interval of the median; rows of a trigger do not.
    private const double LeastRegularPart = 0.8;

    public static Trace Build(TraceColumns columns, TraceRows rows, TraceOptions options, List<string> notes)
    {
        long intervalMs = MedianDifferenceMs(rows.TimesMs);
        bool isRegular = !columns.RowsArePassages && (!columns.IsEvents || IsRegular(rows.TimesMs, intervalMs));
        long greatestMs = isRegular ? (long)(GapAfterIntervals * intervalMs)
            : options.GreatestSilenceMs ?? Math.Max(LeastSilenceMs, SilenceIntervals * intervalMs);
        long[] untilMs = isRegular ? EndsOf(rows.TimesMs, greatestMs, intervalMs) : EndsOf(rows.TimesMs, greatestMs, Math.Min(intervalMs, greatestMs));
        int gaps = CountGaps(rows.TimesMs, untilMs);
        if (gaps > 0)
        {
            notes.Add($"{gaps} gap{(gaps > 1 ? "s" : "")} of more than {TextOf(greatestMs)}, left as gap{(gaps > 1 ? "s" : "")}"
                + (isRegular ? "" : "; --gap says from when on a silence is one"));
        }

        return new Trace
        {
            Sensor = rows.Sensor,
            IntervalMs = intervalMs,
            StartUtcMs = rows.TimesMs[0],
            EndUtcMs = untilMs[^1],
            LongestStep = rows.LongestStep(),
            Passages = columns.RowsArePassages ? EventPassages.OfRows(rows, untilMs)
                : columns.IsEvents ? EventPassages.OfSteps(rows, untilMs, isRegular, notes)
                : columns.HasIntervalCounts ? IntervalPassages(rows, untilMs) : null,
            Series = rows.Values.Where(column => column.Value.Count > 0).ToDictionary(column => column.Key, column => Series(column.Value, rows, untilMs)),
            Notes = notes,
        };
    }

    private static long MedianDifferenceMs(List<long> timesMs)
    {
        long[] differences = [.. timesMs.Skip(1).Select((time, index) => time - timesMs[index]).Where(difference => difference > 0).Order()];
        return differences[(differences.Length - 1) / 2];
    }

    private static bool IsRegular(List<long> timesMs, long intervalMs)
    {
        int regular = timesMs.Skip(1).Where((time, index) => Math.Abs(time - timesMs[index] - intervalMs) <= intervalMs / 2).Count();
        return regular >= LeastRegularPart * (timesMs.Count - 1);
    }

    private static string TextOf(long ms)
    {
        return ms < 600_000 ? $"{ms / 1000.0:0.#} s" : $"{ms / 60_000.0:0.#} min";
    }

    private static long[] EndsOf(List<long> timesMs, long greatestMs, long lastMs)
    {
        long[] untilMs = new long[timesMs.Count];
        for (int row = 0; row < untilMs.Length; row++)
        {
            bool isFollowed = row + 1 < untilMs.Length && timesMs[row + 1] - timesMs[row] <= greatestMs;
            untilMs[row] = isFollowed ? timesMs[row + 1] : timesMs[row] + lastMs;
        }

        return untilMs;
    }

    private static int CountGaps(List<long> timesMs, long[] untilMs)
    {
        int gaps = 0;
        for (int row = 1; row < untilMs.Length; row++)
        {
            gaps += untilMs[row - 1] < timesMs[row] ? 1 : 0;
        }

        return gaps;
    }

    private static TracePassages IntervalPassages(TraceRows rows, long[] untilMs)
    {
        List<PassageSpan> spans = [];
        List<KnownStretch> known = [];
        for (int row = 0; row < untilMs.Length; row++)
        {
            if (rows.Passages[row] != TraceRows.Empty)
            {
                known.Add(new KnownStretch(rows.TimesMs[row], untilMs[row]));
            }

            if (rows.Passages[row] > 0)
            {
                spans.Add(new PassageSpan(rows.TimesMs[row], untilMs[row], rows.Passages[row]));
            }
        }

        return new TracePassages(spans, known);
    }

    private static TraceSeries Series(List<double> values, TraceRows rows, long[] untilMs)
    {
        int[] filled = [.. Enumerable.Range(0, values.Count).Where(row => !double.IsNaN(values[row]))];
        return new TraceSeries([.. filled.Select(row => rows.TimesMs[row])], [.. filled.Select(row => untilMs[row])], [.. filled.Select(row => values[row])]);
    }
}
