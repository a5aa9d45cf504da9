namespace EdgeNode.Reports;

/// <summary>One summary as the city received it.</summary>
/// <param name="Line">The line of <c>received.jsonl</c>.</param>
/// <param name="Node">The box's id.</param>
/// <param name="Run">Life of the box's store.</param>
/// <param name="Boot">Number of the boot.</param>
/// <param name="Seq">Number within the run.</param>
/// <param name="StartUtc">UTC seconds since 1970 of the slot's start, or null when the box had no trusted time.</param>
/// <param name="UpSeconds">Uptime at the slot's start.</param>
/// <param name="LengthSeconds">True length of the slot.</param>
/// <param name="PolicyHash">Name of the policy it was made under.</param>
/// <param name="Previous">Hash of the summary before.</param>
/// <param name="Buckets">The channels whose window closed, in order; null means absent.</param>
internal sealed record ReceivedSummary(
    JsonLine Line,
    string Node,
    string Run,
    long Boot,
    long Seq,
    long? StartUtc,
    long UpSeconds,
    int LengthSeconds,
    string PolicyHash,
    string Previous,
    IReadOnlyList<KeyValuePair<string, int?>> Buckets)
{
    /// <summary>The message up to and including its closing brace: what the next summary's <c>prev</c> is the hash of.</summary>
    public ReadOnlySpan<byte> Hashed => Line.Bytes.AsSpan()[..(Array.LastIndexOf(Line.Bytes, (byte)'}') + 1)];
}
