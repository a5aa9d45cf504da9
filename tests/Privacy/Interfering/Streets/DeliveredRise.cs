namespace EdgeNode.Privacy.Tests;

/// <summary>A rise as the firmware was told it.</summary>
/// <param name="HappenedMs">When the line rose.</param>
/// <param name="UptimeMs">When the firmware was told; later than it happened where the runtime stood still.</param>
/// <param name="Slot">Slots that the firmware had closed before.</param>
internal readonly record struct DeliveredRise(long HappenedMs, long UptimeMs, int Slot);
