namespace EdgeNode.Intake;

/// <summary>Which files a receiver writes.</summary>
public sealed record LineStoreOptions
{
    /// <summary>
    /// Path of the file of summaries. An existing one is added to, and what it holds counts as received; one that begins with something
    /// else than a summary is refused. The other files are written beside it.
    /// </summary>
    public required string SummaryFile { get; init; }

    /// <summary>
    /// Whether times of receipt are written, into a file beside, which also keeps a second receiver off. A run in virtual time has none.
    /// </summary>
    public bool KeepsTimes { get; init; } = true;
}
