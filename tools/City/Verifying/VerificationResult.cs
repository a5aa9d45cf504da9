namespace EdgeNode.City;

/// <summary>What a <see cref="Verifier"/> found.</summary>
public sealed record VerificationResult
{
    /// <summary>Whether every rule is kept.</summary>
    public bool IsOk => FaultCount == 0;

    /// <summary>The first faults, in the order of the file, at most <see cref="Verifier.MostFaults"/>.</summary>
    public required IReadOnlyList<VerificationFault> Faults { get; init; }

    /// <summary>All faults, those not listed too.</summary>
    public required int FaultCount { get; init; }

    /// <summary>Lines of the file.</summary>
    public required int Lines { get; init; }

    /// <summary>Boxes that sent them.</summary>
    public required int Nodes { get; init; }

    /// <summary>Lives of these boxes' stores.</summary>
    public required int Runs { get; init; }

    /// <summary>Summaries that are missing by their numbers.</summary>
    public required long Gaps { get; init; }

    /// <summary>Summaries whose number was there already.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Channels that are null: absent, failed or in doubt.</summary>
    public required int Absent { get; init; }

    /// <summary>Times at which a box went over to another of the given policies.</summary>
    public required int PolicyChanges { get; init; }

    /// <summary>
    /// Times at which a box's clock was set by more than 5 s, seen from one summary to the next. That is no fault: SNTP may
    /// set a clock by any amount, and uptime shows that no slot became shorter by it.
    /// </summary>
    public required int ClockCorrections { get; init; }
}
