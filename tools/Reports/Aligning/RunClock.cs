namespace EdgeNode.Reports;

/// <summary>Places uptimes in UTC, by the summaries that tell both.</summary>
internal sealed class RunClock
{
    // Two boots whose uptimes run on (a simulator's) agree to a slot's tolerance; restarted uptimes are hours apart.
    private const long SameClockSeconds = 60;

    private readonly Dictionary<(string Node, string Run, long Boot), long> _bootUtc = [];
    private readonly long? _commonBootUtc;

    /// <summary>Learns from all summaries of a run.</summary>
    public RunClock(IReadOnlyList<ReceivedSummary> summaries)
    {
        foreach (ReceivedSummary summary in summaries)
        {
            if (summary.StartUtc is long start)
            {
                _bootUtc.TryAdd(BootOf(summary), start - summary.UpSeconds);
            }
        }

        if (_bootUtc.Count > 0 && _bootUtc.Values.Max() - _bootUtc.Values.Min() <= SameClockSeconds)
        {
            _commonBootUtc = _bootUtc.Values.Min();
        }
    }

    /// <summary>Start of a summary's slot in UTC seconds; null when its boot never had trusted time.</summary>
    public long? StartOf(ReceivedSummary summary)
    {
        return summary.StartUtc ?? (_bootUtc.TryGetValue(BootOf(summary), out long boot) ? boot + summary.UpSeconds : null);
    }

    /// <summary>UTC seconds of an uptime in the broker's log; null when several boots make it ambiguous.</summary>
    public long? UtcOf(long? upMs)
    {
        return upMs is long up && _commonBootUtc is long boot ? boot + (up / 1000) : null;
    }

    private static (string Node, string Run, long Boot) BootOf(ReceivedSummary summary)
    {
        return (summary.Node, summary.Run, summary.Boot);
    }
}
