namespace EdgeNode.Databases;

/// <summary>A mark that the check of a chain makes.</summary>
/// <param name="Box">Number of the box.</param>
/// <param name="Run">Life of its store.</param>
/// <param name="Seq">Number of the summary that is marked.</param>
/// <param name="Fault">The rule that is not kept, in one line.</param>
internal sealed record FoundFault(long Box, uint Run, int Seq, string Fault);
