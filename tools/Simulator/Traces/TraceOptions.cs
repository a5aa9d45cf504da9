namespace EdgeNode.Simulator;

/// <summary>What a user says of a recording that its file does not say.</summary>
public sealed record TraceOptions
{
    /// <summary>Which sensor to take, or null when the file has one at most.</summary>
    public string? Sensor { get; init; }

    /// <summary>Which columns of the file stand for ours.</summary>
    public IReadOnlyList<ColumnMapping> Map { get; init; } = [];

    /// <summary>What separates columns, or null when it shall be found out.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The decimal mark, point or comma, or null when it shall be found out.</summary>
    public char? DecimalMark { get; init; }

    /// <summary>The order of day and month in dates with slashes, or null where there are none.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>The zone of times that do not say theirs, or null when each says its own.</summary>
    public TraceZone? Zone { get; init; }

    /// <summary>Whether rows are sorted by their time; otherwise rows out of order are refused.</summary>
    public bool Sorts { get; init; }

    /// <summary>Whether each row is one passage at its moment.</summary>
    public bool RowsArePassages { get; init; }

    /// <summary>Whether counts that are not whole are rounded; otherwise they are refused.</summary>
    public bool RoundsCounts { get; init; }

    /// <summary>How long an event recording may be silent before that is a gap, in ms, or null when its rows decide.</summary>
    public long? GreatestSilenceMs { get; init; }
}
