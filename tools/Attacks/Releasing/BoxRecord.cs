namespace EdgeNode.Attacks;

/// <summary>All that a box gave away in its life, and when it had power: what an attacker has in hand.</summary>
/// <param name="Messages">What was sent, in order.</param>
/// <param name="BootsUtcMs">True moments of power-on; boot 1 is the first.</param>
public sealed record BoxRecord(IReadOnlyList<ReleasedMessage> Messages, IReadOnlyList<long> BootsUtcMs)
{
    private const string Channel = "footfall";

    /// <summary>Every copy of every summary, in order of sending.</summary>
    public IEnumerable<ReleasedSummary> Summaries()
    {
        return Messages.Where(message => message.Topic.EndsWith("/summary", StringComparison.Ordinal))
            .Select(message => ReleasedSummary.Read(message, BootsUtcMs));
    }

    /// <summary>
    /// The windows of <c>footfall</c> in order of sending. Copies that are the same bytes are one; copies of one number that differ
    /// would each be a window of their own, over the same time.
    /// </summary>
    public IReadOnlyList<ReleasedWindow> Windows()
    {
        return [.. Copies().DistinctBy(window => Convert.ToBase64String(window.Summary.Payload))];
    }

    /// <summary>The same with every copy.</summary>
    /// <remarks>
    /// A window began where the one before it ended in the same boot, or at the power-on: a channel is in a summary only when its
    /// window closes.
    /// </remarks>
    public IReadOnlyList<ReleasedWindow> Copies()
    {
        List<ReleasedWindow> windows = [];
        Dictionary<int, (int Seq, long FromUtcMs, long UntilUtcMs)> newest = [];
        foreach (ReleasedSummary summary in Summaries())
        {
            if (!summary.TryFind(Channel, out int? bucket))
            {
                continue;
            }

            bool isBegun = newest.TryGetValue(summary.Boot, out (int Seq, long FromUtcMs, long UntilUtcMs) last);
            bool isCopy = isBegun && last.Seq == summary.Seq;
            long fromUtcMs = isCopy ? last.FromUtcMs : isBegun ? last.UntilUtcMs : BootsUtcMs[summary.Boot - 1];
            newest[summary.Boot] = (summary.Seq, fromUtcMs, summary.UntilUtcMs);
            windows.Add(new ReleasedWindow(fromUtcMs, summary.UntilUtcMs, bucket, summary));
        }

        return windows;
    }
}
