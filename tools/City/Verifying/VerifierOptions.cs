namespace EdgeNode.City;

/// <summary>What a <see cref="Verifier"/> puts up with.</summary>
public sealed record VerifierOptions
{
    /// <summary>
    /// Whether a run may begin with another number than 0, as it does for a receiver that came later. Then nothing can be
    /// said about what came before, and that is no fault.
    /// </summary>
    public bool AcceptsLateStart { get; init; }
}
