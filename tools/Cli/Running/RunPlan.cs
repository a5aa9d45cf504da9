using EdgeNode.Boards;
using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Cli;

/// <summary>What a virtual box is to do.</summary>
public sealed record RunPlan
{
    /// <summary>The board.</summary>
    public required Board Board { get; init; }

    /// <summary>The policy, whose text goes into the box's store.</summary>
    public required Policy Policy { get; init; }

    /// <summary>Where the box hangs.</summary>
    public required IStreet Street { get; init; }

    /// <summary>Seed of everything that is left to chance.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Moment at which the box is switched on.</summary>
    public required long StartUtcMs { get; init; }

    /// <summary>How long it runs, in ms: a multiple of a quarter hour.</summary>
    public required long LengthMs { get; init; }

    /// <summary>When the network fails, in ms since the start, and null when it does not.</summary>
    public NetworkFailure? Outage { get; init; }
}
