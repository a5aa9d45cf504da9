namespace EdgeNode.Simulator;

/// <summary>What standing still has cost: while DNS or a TLS handshake blocks the runtime, rises wait and then come all at once.</summary>
/// <param name="FrozenMs">How long the runtime stood still in all, in ms.</param>
/// <param name="RisesDelayed">Rises that waited.</param>
/// <param name="DetectionsOnStreet">Detections by <see cref="LockoutModel"/> of the rises as they happened.</param>
/// <param name="DetectionsDelivered">Detections by the same model of the rises as the firmware got them.</param>
public sealed record FreezeTally(long FrozenMs, long RisesDelayed, long DetectionsOnStreet, long DetectionsDelivered)
{
    /// <summary>Detections that the lockout merged because their rises came together.</summary>
    public long DetectionsLost => DetectionsOnStreet - DetectionsDelivered;
}
