namespace EdgeNode.Databases;

/// <summary>A part of a run of a box that holds summaries which have not been checked.</summary>
/// <param name="Box">Number of the box.</param>
/// <param name="Run">Life of its store.</param>
/// <param name="From">Least number that is new.</param>
/// <param name="To">Greatest number that is new.</param>
internal readonly record struct RunPart(long Box, uint Run, int From, int To);
