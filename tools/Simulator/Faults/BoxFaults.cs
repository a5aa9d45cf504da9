using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>All that goes wrong in and around a virtual box: as it is listed, by chance, or both. Nothing unless it is said.</summary>
public sealed record BoxFaults
{
    /// <summary>Sensors that fail.</summary>
    public IReadOnlyList<PartFaultSpell> Parts { get; init; } = [];

    /// <summary>When there is no way to the broker. The link must be an <see cref="ICuttableLink"/>.</summary>
    public IReadOnlyList<FaultSpell> Outages { get; init; } = [];

    /// <summary>Time servers that are silent, wrong or lying.</summary>
    public IReadOnlyList<TimeServerSpell> TimeServers { get; init; } = [];

    /// <summary>When no commit of the store succeeds; a failed one changes nothing.</summary>
    public IReadOnlyList<FaultSpell> FailedCommits { get; init; } = [];

    /// <summary>What goes wrong by chance beside that.</summary>
    public FaultOdds Odds { get; init; } = new();
}
