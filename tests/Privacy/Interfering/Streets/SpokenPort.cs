using System.Text;
using EdgeNode.Contracts;

namespace EdgeNode.Privacy.Tests;

/// <summary>A service port at which somebody types what a plan says, when it says so.</summary>
internal sealed class SpokenPort(IReadOnlyList<(long AtMs, string Text)> spoken) : IServicePort
{
    private readonly Queue<byte> _arrived = new();
    private IClock? _clock;
    private int _next;

    /// <summary>Says whose time it is.</summary>
    public void StartOn(IClock clock)
    {
        _clock = clock;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int count)
    {
        for (; _next < spoken.Count && spoken[_next].AtMs <= _clock!.UptimeMs; _next++)
        {
            foreach (byte one in Encoding.Latin1.GetBytes(spoken[_next].Text))
            {
                _arrived.Enqueue(one);
            }
        }

        int moved = 0;
        while (moved < count && _arrived.TryDequeue(out byte value))
        {
            buffer[moved++] = value;
        }

        return moved;
    }

    /// <inheritdoc/>
    public bool TryWrite(byte[] data, int count)
    {
        return true;
    }
}
