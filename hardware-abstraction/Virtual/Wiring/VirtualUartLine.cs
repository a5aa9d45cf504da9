namespace EdgeNode.Virtual;

/// <summary>Bytes on their way from a part to the box at 9600 baud, each with the time at which it has arrived.</summary>
public sealed class VirtualUartLine
{
    /// <summary>How many unread bytes the box's receive buffer holds; what comes then is lost.</summary>
    public const int Capacity = 256;

    // Start bit, eight data bits, stop bit.
    private const int MicrosecondsPerByte = 10 * 1_000_000 / 9600;

    private readonly byte[] _bytes = new byte[Capacity];
    private readonly long[] _arrivalUs = new long[Capacity];
    private int _first;
    private int _count;
    private long _freeFromUs;

    /// <summary>Puts bytes on the line, behind those that are on it.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="uptimeMs">Uptime in ms at which the first one starts, or later where the line is busy.</param>
    public void Write(ReadOnlySpan<byte> data, long uptimeMs)
    {
        _freeFromUs = Math.Max(_freeFromUs, uptimeMs * 1000);
        foreach (byte value in data)
        {
            _freeFromUs += MicrosecondsPerByte;
            if (_count < Capacity)
            {
                int place = (_first + _count++) % Capacity;
                _bytes[place] = value;
                _arrivalUs[place] = _freeFromUs;
            }
        }
    }

    /// <summary>Moves bytes that have arrived into the start of <paramref name="buffer"/>.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="uptimeMs">The present uptime in ms.</param>
    /// <returns>How many bytes were moved.</returns>
    public int Read(Span<byte> buffer, long uptimeMs)
    {
        int moved = 0;
        while (moved < buffer.Length && _count > 0 && _arrivalUs[_first] <= uptimeMs * 1000)
        {
            buffer[moved++] = _bytes[_first];
            _first = (_first + 1) % Capacity;
            _count--;
        }

        return moved;
    }
}
