namespace EdgeNode.Simulator;

/// <summary>When a row was written.</summary>
/// <param name="UtcMs">The moment; of two the earlier one.</param>
/// <param name="Kind">Whether it is sure.</param>
/// <param name="ChangeUtcMs">When the clock was set, where the moment is not sure.</param>
/// <param name="SecondAfterMs">How long after <paramref name="UtcMs"/> the clock shows the same again.</param>
internal readonly record struct RowTime(long UtcMs, RowTimeKind Kind, long ChangeUtcMs, long SecondAfterMs);
