namespace EdgeNode.Boards;

/// <summary>A fitted sensor on an I2C bus.</summary>
/// <param name="Model">The part, such as <c>scd41</c>.</param>
/// <param name="Bus">One of the board's buses.</param>
/// <param name="Address">7 bit address.</param>
public sealed record BusSensor(string Model, string Bus, int Address);
