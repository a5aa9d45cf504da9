namespace EdgeNode.Audit;

/// <summary>What became of the mutants that were made.</summary>
/// <param name="Available">How many the tree has.</param>
/// <param name="Results">Those that were made, by name.</param>
/// <param name="Elapsed">How long all of them took, the first build included.</param>
public sealed record MutantSummary(int Available, IReadOnlyList<MutantResult> Results, TimeSpan Elapsed);
