using EdgeNode.Policies;

namespace EdgeNode.Simulator;

/// <summary>The rows of one sensor, column by column.</summary>
internal sealed class TraceRows
{
    /// <summary>Stands in <see cref="Passages"/> and <see cref="States"/> for an empty cell.</summary>
    public const int Empty = -1;

    public TraceRows(string sensor)
    {
        Sensor = sensor;
    }

    public string Sensor { get; }

    /// <summary>Line of each row.</summary>
    public List<int> Lines { get; } = [];

    /// <summary>When each row was written, as it says itself.</summary>
    public List<RowTime> Times { get; } = [];

    /// <summary>When each row was written: what <see cref="RepeatedHour"/> makes of <see cref="Times"/>.</summary>
    public List<long> TimesMs { get; } = [];

    /// <summary>Passages of the interval or, in an event file, the running count.</summary>
    public List<int> Passages { get; } = [];

    public List<int> States { get; } = [];

    /// <summary>Measured values; NaN for an empty cell. A list stays empty when its column is not there.</summary>
    public IReadOnlyDictionary<ChannelKind, List<double>> Values { get; } = MeasuredColumns.All.ToDictionary(column => column.Channel, _ => new List<double>());

    /// <summary>The longest way between two rows, of which there are two at least.</summary>
    public TraceStep LongestStep()
    {
        return Enumerable.Range(1, TimesMs.Count - 1).Select(row => new TraceStep(Lines[row], TimesMs[row] - TimesMs[row - 1])).MaxBy(step => step.LengthMs);
    }

    /// <summary>Whether two rows say the same of the same moment.</summary>
    public bool AreEqual(int row, int other)
    {
        return TimesMs[row] == TimesMs[other]
            && AreEqual(Passages, row, other)
            && AreEqual(States, row, other)
            && Values.Values.All(values => AreEqual(values, row, other));
    }

    /// <summary>Some of these rows, in another order.</summary>
    public TraceRows Take(IReadOnlyList<int> order)
    {
        TraceRows taken = new(Sensor);
        Copy(Lines, taken.Lines, order);
        Copy(Times, taken.Times, order);
        Copy(TimesMs, taken.TimesMs, order);
        Copy(Passages, taken.Passages, order);
        Copy(States, taken.States, order);
        foreach ((ChannelKind channel, List<double> values) in Values)
        {
            Copy(values, taken.Values[channel], order);
        }

        return taken;
    }

    // Equals and not ==: an empty cell is NaN.
    private static bool AreEqual<T>(List<T> values, int row, int other)
        where T : struct
    {
        return values.Count == 0 || values[row].Equals(values[other]);
    }

    private static void Copy<T>(List<T> from, List<T> to, IReadOnlyList<int> order)
    {
        if (from.Count > 0)
        {
            to.AddRange(order.Select(row => from[row]));
        }
    }
}
