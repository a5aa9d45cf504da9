using EdgeNode.Intake;

namespace EdgeNode.Databases;

/// <summary>How a database is used as a store.</summary>
public sealed record StoreOptions
{
    /// <summary>Name of the gateway, which tells copies of several gateways apart: 1 to 64 characters.</summary>
    public required string Gateway { get; init; }

    /// <summary>Which starts of slots are taken. A start outside would make a partition of its own.</summary>
    public StartRange Starts { get; init; } = StartRange.Plausible;
}
