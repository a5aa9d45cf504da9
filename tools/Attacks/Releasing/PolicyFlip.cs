namespace EdgeNode.Attacks;

/// <summary>The box restarts with another policy in its store.</summary>
/// <param name="AtUtcMs">The true moment.</param>
/// <param name="PolicyText">The other policy.</param>
public sealed record PolicyFlip(long AtUtcMs, byte[] PolicyText) : Mishap(AtUtcMs);
