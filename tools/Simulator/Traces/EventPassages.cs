namespace EdgeNode.Simulator;

/// <summary>Rises of an event file, from its running count or from its state.</summary>
internal static class EventPassages
{
    public static TracePassages Build(TraceRows rows, long[] untilMs, bool isRegular, List<string> notes)
    {
        List<KnownStretch> known = isRegular ? [.. untilMs.Select((until, row) => new KnownStretch(rows.TimesMs[row], until))]
            : [new KnownStretch(rows.TimesMs[0], untilMs[^1])];
        bool hasCount = rows.Passages.Exists(count => count != TraceRows.Empty);
        List<int> told = hasCount ? rows.Passages : rows.States;
        List<PassageSpan> spans = [];
        int restarts = 0;
        int last = told[0];
        for (int row = 1; row < untilMs.Length; row++)
        {
            // What happened in a gap was not seen: the pin is quiet there, and the row after it only tells where things stand.
            bool isAfterGap = isRegular && untilMs[row - 1] < rows.TimesMs[row];
            int now = told[row] == TraceRows.Empty ? last : told[row];
            int step = isAfterGap || last == TraceRows.Empty ? 0 : now - last;
            restarts += hasCount && step < 0 ? 1 : 0;
            Add(spans, rows.TimesMs[row - 1], rows.TimesMs[row], step);
            last = now;
        }

        if (restarts > 0)
        {
            notes.Add($"count was restarted {restarts} time{(restarts > 1 ? "s" : "")}");
        }

        return new TracePassages(spans, known);
    }

    private static void Add(List<PassageSpan> spans, long previousMs, long timeMs, int rises)
    {
        if (rises > 1)
        {
            spans.Add(new PassageSpan(previousMs, timeMs, rises - 1));
        }

        if (rises > 0)
        {
            spans.Add(new PassageSpan(timeMs, timeMs, 1));
        }
    }
}
