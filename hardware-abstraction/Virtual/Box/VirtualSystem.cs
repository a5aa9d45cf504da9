using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>A processor that says of itself what it is told to.</summary>
public sealed class VirtualSystem : ISystem
{
    /// <inheritdoc/>
    public ResetCause ResetCause { get; set; } = ResetCause.PowerOn;

    /// <inheritdoc/>
    public int FreeMemoryBytes { get; set; } = 60_000;
}
