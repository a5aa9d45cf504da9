namespace EdgeNode.Cli;

/// <summary>What an audit is to do.</summary>
public sealed record AuditRequest
{
    /// <summary>Root of the tree.</summary>
    public required string Root { get; init; }

    /// <summary>Where the results go.</summary>
    public required string Folder { get; init; }

    /// <summary>How many mutants are made, or null for none.</summary>
    public int? Mutants { get; init; }

    /// <summary>Whether attacks are played.</summary>
    public bool IsToAttack { get; init; }

    /// <summary>Whether the tree is built first.</summary>
    public bool IsToBuild { get; init; } = true;

    /// <summary>Whether the result is printed for programs.</summary>
    public bool IsJson { get; init; }
}
