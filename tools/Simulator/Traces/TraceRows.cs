namespace EdgeNode.Simulator;

/// <summary>The rows of one sensor, column by column.</summary>
internal sealed class TraceRows
{
    /// <summary>Stands in <see cref="Passages"/> and <see cref="States"/> for an empty cell.</summary>
    public const int Empty = -1;

    public TraceRows(string sensor)
    {
        Sensor = sensor;
        foreach (TraceChannel channel in Enum.GetValues<TraceChannel>())
        {
            Values.Add(channel, []);
        }
    }

    public string Sensor { get; }

    public List<long> TimesMs { get; } = [];

    /// <summary>The longest way between two rows.</summary>
    public TraceStep LongestStep { get; private set; }

    /// <summary>Passages of the interval or, in an event file, the running count.</summary>
    public List<int> Passages { get; } = [];

    public List<int> States { get; } = [];

    /// <summary>Measured values; NaN for an empty cell. A list stays empty when its column is not there.</summary>
    public Dictionary<TraceChannel, List<double>> Values { get; } = [];

    public void AddTime(long timeMs, int line)
    {
        if (TimesMs.Count > 0 && timeMs - TimesMs[^1] > LongestStep.LengthMs)
        {
            LongestStep = new TraceStep(line, timeMs - TimesMs[^1]);
        }

        TimesMs.Add(timeMs);
    }
}
