namespace EdgeNode.Simulator;

/// <summary>Turns the time of a row into a moment.</summary>
/// <param name="zone">Zone of times that do not say theirs, or null.</param>
/// <param name="dates">Order of dates with slashes, or null.</param>
internal sealed class RowClock(TraceZone? zone, DateOrder? dates)
{
    /// <summary>Reads a time.</summary>
    /// <param name="text">What stands in the row.</param>
    /// <param name="time">When that is.</param>
    /// <returns>Null, or what is expected instead.</returns>
    public string? Read(string text, out RowTime time)
    {
        time = default;
        if (TimeText.NeedsOrder(text, dates))
        {
            return "year, month and day in this order, or --dates day-first or month-first";
        }

        if (TimeText.Read(text, dates, out TimeText told) is { } expected)
        {
            return expected;
        }

        if (told.OffsetMinutes is { } minutes)
        {
            time = new RowTime(told.LocalMs - (minutes * 60_000L), RowTimeKind.Once, 0, 0);
            return null;
        }

        if (zone == null)
        {
            return "a time with Z or an offset, or --zone with the zone of that clock, such as --zone Europe/Berlin or --zone UTC";
        }

        time = zone.MomentOf(told.LocalMs);
        return null;
    }

    /// <summary>What is expected in place of a time that the clock never showed.</summary>
    public string ExpectedInsteadOf(RowTime time)
    {
        (string before, string after, string offset) = zone!.ChangeAt(time.ChangeUtcMs);
        return $"a time that was: clocks of {zone.Name} went from {before} to {after}; for a clock that nobody set, give --zone {offset}";
    }
}
