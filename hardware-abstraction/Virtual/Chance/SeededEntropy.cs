using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>The simulator's stand-in for a hardware random source. On a box nothing can take that source's place.</summary>
/// <param name="random">Stream that the bytes come from.</param>
public sealed class SeededEntropy(SeededRandom random) : IEntropy
{
    /// <summary>Whether the source gives nothing, as while the radio is off.</summary>
    public bool IsOff { get; set; }

    /// <inheritdoc/>
    public bool TryFill(byte[] buffer)
    {
        if (IsOff)
        {
            return false;
        }

        random.Fill(buffer);
        return true;
    }
}
