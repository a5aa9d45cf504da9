namespace EdgeNode.Simulator;

/// <summary>Passages of a file whose rows are moments.</summary>
internal static class EventPassages
{
    /// <summary>Passages of a file in which each row is one.</summary>
    public static TracePassages OfRows(TraceRows rows, long[] untilMs)
    {
        return new TracePassages([.. rows.TimesMs.Select(time => new PassageSpan(time, time, 1))], KnownOf(rows, untilMs));
    }

    /// <summary>Rises of an event file, from its running count or from its state.</summary>
    public static TracePassages OfSteps(TraceRows rows, long[] untilMs, bool isRegular, List<string> notes)
    {
        bool hasCount = rows.Passages.Exists(count => count != TraceRows.Empty);
        List<int> told = hasCount ? rows.Passages : rows.States;
        List<PassageSpan> spans = [];
        int restarts = 0;
        int last = told[0];
        for (int row = 1; row < untilMs.Length; row++)
        {
            int now = told[row] == TraceRows.Empty ? last : told[row];
            int step = last == TraceRows.Empty ? 0 : now - last;
            restarts += hasCount && step < 0 ? 1 : 0;
            bool isAfterGap = untilMs[row - 1] < rows.TimesMs[row];

            // What happened in a gap was not seen: the pin is quiet there. After it a row of a timer only tells where things
            // stand, but a row of a trigger is itself a rise.
            int seen = isAfterGap ? Math.Min(step, isRegular ? 0 : 1) : step;
            Add(spans, rows.TimesMs[row - 1], rows.TimesMs[row], seen);
            last = now;
        }

        if (restarts > 0)
        {
            notes.Add($"count was restarted {restarts} time{(restarts > 1 ? "s" : "")}");
        }

        return new TracePassages(spans, KnownOf(rows, untilMs));
    }

    private static List<KnownStretch> KnownOf(TraceRows rows, long[] untilMs)
    {
        List<KnownStretch> known = [];
        for (int row = 0; row < untilMs.Length; row++)
        {
            if (known.Count > 0 && known[^1].UntilUtcMs >= rows.TimesMs[row])
            {
                known[^1] = known[^1] with { UntilUtcMs = untilMs[row] };
            }
            else
            {
                known.Add(new KnownStretch(rows.TimesMs[row], untilMs[row]));
            }
        }

        return known;
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
