using EdgeNode.Attacks;

namespace EdgeNode.Audit;

/// <summary>What came of an audit.</summary>
public sealed record AuditResult
{
    /// <summary>What was audited.</summary>
    public required AuditedTree Tree { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTime StartedUtc { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The programs that were tested.</summary>
    public required IReadOnlyList<CheckedAssembly> Assemblies { get; init; }

    /// <summary>The claims.</summary>
    public required IReadOnlyList<ClaimResult> Claims { get; init; }

    /// <summary>The attacks, or null where none were played.</summary>
    public IReadOnlyList<AttackResult>? Attacks { get; init; }

    /// <summary>What is left for the city, measured beside the attacks; null where none were played.</summary>
    public IReadOnlyList<UtilityResult>? Utility { get; init; }

    /// <summary>The mutants, or null where none were made.</summary>
    public MutantSummary? Mutants { get; init; }

    /// <summary>Whether nothing was found to be wrong.</summary>
    public bool IsPassed => Claims.All(claim => claim.IsPassed)
        && (Attacks ?? []).All(attack => attack.Holds)
        && (Mutants is null || Mutants.Results.All(mutant => mutant.Fate == MutantFate.Killed));
}
