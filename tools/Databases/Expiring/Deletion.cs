namespace EdgeNode.Databases;

/// <summary>What was deleted because its time is over.</summary>
/// <param name="What">Table, or partition where it was dropped as a whole.</param>
/// <param name="Days">How long it was to be kept.</param>
/// <param name="Rows">How many rows.</param>
public sealed record Deletion(string What, int Days, long Rows);
