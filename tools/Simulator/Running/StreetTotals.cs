namespace EdgeNode.Simulator;

/// <summary>What a whole <c>street.csv</c> comes to.</summary>
/// <param name="Slots">Rows.</param>
/// <param name="Passages">People who passed, where that is known.</param>
/// <param name="Detections">Detections by <see cref="LockoutModel"/>; 0 when the policy counts nothing.</param>
public sealed record StreetTotals(int Slots, long Passages, long Detections);
