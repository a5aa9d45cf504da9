namespace EdgeNode.Simulator;

/// <summary>Numbers such as 1.234 that may be a thousand times as much, until another number of their column shows what its mark is.</summary>
/// <param name="mark">The file's decimal mark.</param>
internal sealed class MarkDoubts(DecimalMark mark)
{
    private readonly HashSet<int> _clearColumns = [];
    private readonly SortedDictionary<int, TraceFault> _faults = [];
    private readonly SortedDictionary<int, string> _notes = [];

    /// <summary>Why the file cannot be read, or null: the first count in doubt.</summary>
    public TraceFault? Fault => _faults.Values.MinBy(fault => fault.Line);

    /// <summary>What a user is told of measured values in doubt, one line for each column.</summary>
    public IEnumerable<string> Notes => _notes.Values;

    /// <summary>Takes note of a count.</summary>
    /// <param name="column">Where its column stands.</param>
    /// <param name="text">The count as it stands.</param>
    /// <param name="fault">What is to be said when nothing clears it.</param>
    public void AddCount(int column, string text, Func<TraceFault> fault)
    {
        if (IsFirstInDoubt(column, text))
        {
            _faults.TryAdd(column, fault());
        }
    }

    /// <summary>Takes note of a measured value. One that cannot be a thousand times as much is in no doubt.</summary>
    /// <param name="index">Where its column stands.</param>
    /// <param name="column">What the column measures.</param>
    /// <param name="text">The value as it stands.</param>
    /// <param name="value">The value as it was read.</param>
    public void AddValue(int index, MeasuredColumn column, string text, double value)
    {
        double grouped = Math.Round(value * 1000);
        if (IsFirstInDoubt(index, text) && grouped >= column.Least && grouped <= column.Greatest)
        {
            string name = text.Contains(',') ? "comma" : "point";
            _notes.TryAdd(index, FormattableString.Invariant($"read {text} in {column.Name} as {value}, not {grouped}; --decimal {name} says that this is right"));
        }
    }

    private bool IsFirstInDoubt(int column, string text)
    {
        if (_clearColumns.Contains(column))
        {
            return false;
        }

        if (mark.IsClear(text))
        {
            _clearColumns.Add(column);
            _faults.Remove(column);
            _notes.Remove(column);
        }

        return mark.IsInDoubt(text);
    }
}
