using EdgeNode.Policies;

namespace EdgeNode.Simulator;

/// <summary>One place's recording, read from a file.</summary>
public sealed record Trace
{
    /// <summary>Name of the sensor that was chosen, or empty when the file has no <c>sensor</c> column.</summary>
    public required string Sensor { get; init; }

    /// <summary>Median distance of the rows in ms.</summary>
    public required long IntervalMs { get; init; }

    /// <summary>Moment of the first row.</summary>
    public required long StartUtcMs { get; init; }

    /// <summary>End of what the last row says.</summary>
    public required long EndUtcMs { get; init; }

    /// <summary>The longest way between two rows: where a wrong time would be.</summary>
    public TraceStep LongestStep { get; init; }

    /// <summary>Passages and when they are known, or null when the file says nothing of any.</summary>
    public TracePassages? Passages { get; init; }

    /// <summary>Values of each measured channel that the file has a column for, in the channel's unit.</summary>
    public required IReadOnlyDictionary<ChannelKind, TraceSeries> Series { get; init; }

    /// <summary>What a user should know: ignored columns, gaps, restarted counters. One line each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
