using EdgeNode.Policies;

namespace EdgeNode.Databases;

/// <summary>What the check of the chains needs of a database.</summary>
internal interface IChainStore
{
    /// <summary>The runs that have got summaries.</summary>
    UncheckedRuns Unchecked { get; }

    /// <summary>Puts all that came after the last check of this gateway into <see cref="Unchecked"/>, as after a crash.</summary>
    Task LoadUncheckedAsync(CancellationToken cancellationToken);

    /// <summary>A policy by its name, or null where it is not known.</summary>
    Task<Policy?> FindPolicyAsync(UInt128 name, CancellationToken cancellationToken);

    /// <summary>Widens parts of runs to the summaries that there are around them, whatever is missing in between.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="before">How many summaries before each part.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The parts in their order, each from so many summaries before to one behind, where there are as many.</returns>
    Task<IReadOnlyList<RunPart>> WidenAsync(IReadOnlyList<RunPart> parts, int before, CancellationToken cancellationToken);

    /// <summary>Reads the summaries of some runs, each in the order of their numbers, and those of one number in the order of their receipt.</summary>
    /// <param name="parts">From which number to which, both included.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    Task<IReadOnlyList<StoredSummary>> ReadAsync(IReadOnlyList<RunPart> parts, CancellationToken cancellationToken);

    /// <summary>Replaces the faults of some runs, and puts later copies of a number into quarantine.</summary>
    /// <param name="parts">Whose faults are replaced.</param>
    /// <param name="faults">The faults that there are now.</param>
    /// <param name="copies">Summaries that have the number of an earlier one, with another start.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    Task ReplaceFaultsAsync(IReadOnlyList<RunPart> parts, IReadOnlyList<FoundFault> faults, IReadOnlyList<StoredSummary> copies, CancellationToken cancellationToken);

    /// <summary>Notes that all that this gateway stored up to a moment has been checked.</summary>
    Task NoteCheckedAsync(DateTime untilUtc, CancellationToken cancellationToken);
}
