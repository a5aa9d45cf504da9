namespace EdgeNode.Intake;

/// <summary>Tells of quarantine: the first message at once, and then at most one line a minute, however many come.</summary>
internal sealed class QuarantineNotices(Action<ReceiverNotice> notify)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private DateTime _nextUtc = DateTime.MinValue;
    private long _untold;

    /// <summary>Takes note of a batch.</summary>
    internal void Note(IReadOnlyList<IntakeEntry> entries, Filing[] filings)
    {
        int newest = -1;
        for (int i = 0; i < filings.Length; i++)
        {
            if (filings[i] is Filing.Quarantined or Filing.Contradicted or Filing.Overflowed)
            {
                _untold++;
                newest = i;
            }
        }

        if (newest < 0 || entries[newest].ReceivedUtc < _nextUtc)
        {
            return;
        }

        _nextUtc = entries[newest].ReceivedUtc + Pause;
        string count = _untold == 1 ? "1 message" : $"{_untold} messages";
        notify(new ReceiverNotice(NoticeKind.Quarantined, $"{count} in quarantine, the last {WordsFor(entries[newest])}"));
        _untold = 0;
    }

    private static string WordsFor(IntakeEntry entry)
    {
        return entry switch
        {
            QuarantineEntry quarantined => $"on {PrintableLine.Of(quarantined.Topic)}: {PrintableLine.Of(quarantined.Detail)}",
            SummaryEntry summary => $"from {summary.Box.Node} of {summary.Box.Tenant}: another summary of its run and number is there",
            PolicyEntry policy => $"from {policy.Box.Node} of {policy.Box.Tenant}: it has sent {IntakeLimits.PoliciesPerBox} policies already",
            DocumentEntry document => $"from {document.Box.Node} of {document.Box.Tenant}: more of them than a day may have",
            _ => "of no known kind",
        };
    }
}
