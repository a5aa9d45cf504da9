using EdgeNode.Contracts;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>
/// Random bytes that remember which draws were made of them. A draw takes its bytes one by one, between the blocks that the
/// health tests take and throw away; whatever else the box wants random bytes for comes in more than one at a time.
/// </summary>
internal sealed class RecordingEntropy(IEntropy inner) : IEntropy
{
    private readonly List<List<byte>> _draws = [];
    private bool _isDrawing;

    /// <summary>How many draws of noise there were.</summary>
    public int DrawCount => _draws.Count;

    public bool TryFill(byte[] buffer)
    {
        if (!inner.TryFill(buffer))
        {
            return false;
        }

        if (buffer.Length == 1)
        {
            if (!_isDrawing)
            {
                _draws.Add([]);
            }

            _draws[^1].Add(buffer[0]);
        }

        _isDrawing = buffer.Length == 1;
        return true;
    }

    /// <summary>The noise of a draw, worked out anew as the map defines it.</summary>
    public int NoiseOf(int draw, int m)
    {
        using IEnumerator<bool> bits = _draws[draw].SelectMany(value => Enumerable.Range(0, 8).Select(bit => (value & (128 >> bit)) != 0)).GetEnumerator();
        while (true)
        {
            bool isNegative = Next(bits);
            int magnitude = 0;
            while (Continues(bits, m))
            {
                magnitude++;
            }

            if (!isNegative || magnitude > 0)
            {
                return isNegative ? -magnitude : magnitude;
            }
        }
    }

    // True at the first 0 bit; false when all m are 1.
    private static bool Continues(IEnumerator<bool> bits, int m)
    {
        for (int i = 0; i < m; i++)
        {
            if (!Next(bits))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Next(IEnumerator<bool> bits)
    {
        return bits.MoveNext() ? bits.Current : throw new InvalidOperationException("The draw has no more bits.");
    }
}
