using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>
/// The service port of a virtual box, to which a program of the PC connects. It keeps what arrives as the driver of a box does: up to
/// <see cref="ReceiveCapacity"/> bytes, and what comes while they are full is lost, since a box has no flow control.
/// </summary>
/// <remarks>
/// The PC takes what its programs write into buffers of its own until <see cref="Read"/> is called, so that a program that is ahead of the
/// box loses somewhat less than on a cable. For one thread, like the box itself.
/// </remarks>
public abstract class BufferedServicePort : IServicePort, IDisposable
{
    /// <summary>Bytes that wait for the box at most, as on the device.</summary>
    public const int ReceiveCapacity = 2048;

    // A program that never stops writing must not hold the box up: more than 115,200 baud bring in a second.
    private const int MostAtOnce = 16384;

    private readonly byte[] _arrived = new byte[ReceiveCapacity];
    private readonly byte[] _piece = new byte[ReceiveCapacity];
    private int _first;
    private int _count;
    private byte[] _unsent = [];

    /// <summary>What a program opens, as its user names it.</summary>
    public abstract string Address { get; }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int count)
    {
        Collect();
        int moved = Math.Min(count, _count);
        for (int i = 0; i < moved; i++)
        {
            buffer[i] = _arrived[(_first + i) % ReceiveCapacity];
        }

        _first = (_first + moved) % ReceiveCapacity;
        _count -= moved;
        return moved;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Taken whole or not at all: never waits for a program that does not read. Where no program is connected, the bytes are lost, as on a
    /// header without a cable.
    /// </remarks>
    public bool TryWrite(byte[] data, int count)
    {
        _unsent = _unsent[Send(_unsent)..];
        if (_unsent.Length > 0)
        {
            return false;
        }

        int sent = Send(data.AsSpan(0, count));
        _unsent = sent > 0 ? data[sent..count] : [];
        return sent > 0 || count == 0;
    }

    /// <summary>Moves bytes that have arrived. Does not wait.</summary>
    /// <returns>How many were moved; 0 when there are none.</returns>
    protected abstract int Receive(Span<byte> buffer);

    /// <summary>Hands bytes over. Does not wait.</summary>
    /// <returns>How many were taken; all where no program is connected.</returns>
    protected abstract int Send(ReadOnlySpan<byte> data);

    /// <summary>Takes the port away from whoever is connected.</summary>
    public abstract void Dispose();

    private void Collect()
    {
        int collected = 0;
        while (collected < MostAtOnce && Receive(_piece) is > 0 and int received)
        {
            collected += received;
            for (int i = 0; i < received && _count < ReceiveCapacity; i++)
            {
                _arrived[(_first + _count) % ReceiveCapacity] = _piece[i];
                _count++;
            }
        }
    }
}
