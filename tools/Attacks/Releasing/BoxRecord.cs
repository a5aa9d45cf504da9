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
    /// The windows of <c>footfall</c> in order of time. Copies that are the same bytes are one; copies of one number that differ
    /// would each be a window of their own, over the same time.
    /// </summary>
    /// <remarks>A window began where the one before it ended in the same boot, or at the power-on: so a channel is released only when its window closes.</remarks>
    public IReadOnlyList<ReleasedWindow> Windows()
    {
        List<ReleasedWindow> windows = [];
        HashSet<string> seen = [];
        Dictionary<int, (int Seq, long FromUtcMs, long UntilUtcMs)> newest = [];
        foreach (ReleasedSummary summary in Summaries())
        {
            if (!summary.Buckets.TryGetValue(Channel, out int? bucket) || !seen.Add(Convert.ToBase64String(summary.Payload)))
            {
                continue;
            }

            bool isBegun = newest.TryGetValue(summary.Boot, out (int Seq, long FromUtcMs, long UntilUtcMs) last);
            long fromUtcMs = !isBegun ? BootsUtcMs[summary.Boot - 1] : last.Seq == summary.Seq ? last.FromUtcMs : last.UntilUtcMs;
            newest[summary.Boot] = (summary.Seq, fromUtcMs, summary.UntilUtcMs);
            windows.Add(new ReleasedWindow(fromUtcMs, summary.UntilUtcMs, bucket, summary));
        }

        return windows;
    }
}
