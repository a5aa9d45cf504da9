using EdgeNode.Contracts;

namespace EdgeNode.Privacy.Tests.Obeying;

/// <summary>
/// The random source of a blurrer whose draws are written beforehand: each draw reads a tape of its own, and the bytes that are tested
/// and thrown away around it are healthy ones. The latter are asked for in blocks, the former one by one.
/// </summary>
/// <param name="tapeOf">The tape of a draw, by the draw's number from 0. A tape that runs out fails its draw.</param>
internal sealed class DrawTapes(Func<int, Tape> tapeOf) : IEntropy
{
    // Coprime, so that all 254 values come in turn: none is 0x00 or 0xff, of which a tape can hold several in a row.
    private const int HealthyValues = 254;
    private const int HealthyStep = 97;

    private static readonly byte[] Healthy = [.. Enumerable.Range(0, 2 * 64 * HealthyValues).Select(n => (byte)(1 + (n * HealthyStep % HealthyValues)))];

    private int _position;
    private Tape? _tape;

    /// <summary>Draws begun so far.</summary>
    public int Draws { get; private set; }

    public bool TryFill(byte[] buffer)
    {
        if (buffer.Length == 1)
        {
            _tape ??= tapeOf(Draws++);
            return _tape.TryFill(buffer);
        }

        _tape = null;
        Array.Copy(Healthy, _position, buffer, 0, buffer.Length);
        _position = (_position + buffer.Length) % (Healthy.Length / 2);
        return true;
    }
}
