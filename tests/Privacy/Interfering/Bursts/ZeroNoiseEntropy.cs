using EdgeNode.Contracts;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>
/// Random bytes that pass the health tests, but for those of a draw, which come one by one and make it 0: sign bit 0, then as
/// many 1 as end the magnitude. With it a window's bucket is its exact count where the limits are 1, 2, 3 and so on.
/// </summary>
internal sealed class ZeroNoiseEntropy(ulong seed) : IEntropy
{
    private const byte NoMagnitude = 0x7f;

    private readonly SeededRandom _random = new(seed, "health");

    /// <inheritdoc/>
    public bool TryFill(byte[] buffer)
    {
        if (buffer.Length == 1)
        {
            buffer[0] = NoMagnitude;
        }
        else
        {
            _random.Fill(buffer);
        }

        return true;
    }
}
