namespace EdgeNode.Simulator;

/// <summary>Counts rows that say nothing.</summary>
internal sealed class SkippedRows
{
    /// <summary>How many have empty cells only.</summary>
    public int Empty { get; set; }

    /// <summary>How many are the header again, as in files that were joined.</summary>
    public int Headers { get; set; }

    /// <summary>How many have a time that the clock never showed, and nothing else.</summary>
    public int OfNoTime { get; set; }

    /// <summary>What a user is told of them, one line for each kind.</summary>
    /// <param name="zone">Name of the clock's zone.</param>
    public IEnumerable<string> Notes(string? zone)
    {
        if (Empty > 0)
        {
            yield return $"skipped {Rows(Empty)} of empty cells";
        }

        if (Headers > 0)
        {
            yield return $"skipped {Rows(Headers)} that repeat{(Headers > 1 ? "" : "s")} the header";
        }

        if (OfNoTime > 0)
        {
            yield return $"skipped {OfNoTime} empty row{(OfNoTime > 1 ? "s" : "")} of the time that clocks of {zone} never showed";
        }
    }

    private static string Rows(int count)
    {
        return $"{count} row{(count > 1 ? "s" : "")}";
    }
}
