namespace EdgeNode.Privacy.Tests;

/// <summary>One boot of a box on a street, as far as another street of the same result must know it.</summary>
internal interface IObservedRun
{
    /// <summary>Uptime at which the first windows opened.</summary>
    long StartedMs { get; }

    /// <summary>Rises as the firmware was told them.</summary>
    IReadOnlyList<DeliveredRise> Delivered { get; }

    /// <summary>When the runtime stood still.</summary>
    IReadOnlyList<(long FromMs, long UntilMs)> Frozen { get; }

    /// <summary>The summaries that were committed to the store, in order.</summary>
    IEnumerable<EgressEntry> CommittedSummaries { get; }
}
