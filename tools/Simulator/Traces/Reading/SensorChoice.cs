namespace EdgeNode.Simulator;

/// <summary>Which sensor of a file is played: the only one, or the one that the user names.</summary>
internal static class SensorChoice
{
    /// <summary>What is found where nothing is left to play.</summary>
    public const string NoRow = "no row that can be used";

    private const int ShownSensors = 20;

    /// <summary>Why none can be played, or null.</summary>
    public static TraceFault? FaultOf(string file, TraceColumns columns, IReadOnlyCollection<string> sensors, string? wanted, IReadOnlyList<string> left)
    {
        string names = Shown.List([.. sensors.Order(StringComparer.Ordinal)], ShownSensors);
        int place = columns.IndexOf(TraceColumns.Sensor);
        string column = place < 0 ? "" : columns.NameAt(place);
        if (wanted != null && place < 0)
        {
            return new TraceFault(file, 0, "", $"no column {TraceColumns.Sensor}", $"one, as sensor {Shown.Quoted(wanted)} was asked for");
        }

        if (sensors.Count == 0)
        {
            return FaultOfTooFew(file, left.Count == 0 ? "no rows" : NoRow, left);
        }

        if (wanted == null && sensors.Count > 1)
        {
            return new TraceFault(file, 0, column, $"{sensors.Count} sensors", $"--sensor with the name of one: {names}");
        }

        return wanted == null || sensors.Contains(wanted) ? null : new TraceFault(file, 0, column, $"no sensor {Shown.Quoted(wanted)}", $"one of {names}");
    }

    /// <summary>The refusal of a recording without an interval, with what was left out of it.</summary>
    public static TraceFault FaultOfTooFew(string file, string found, IReadOnlyList<string> left)
    {
        string why = left.Count == 0 ? "" : $" ({string.Join("; ", left)})";
        return new TraceFault(file, 0, "", found + why, "at least two, from which the interval is taken");
    }
}
