using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>A UART with a part at its other end, or with nothing.</summary>
/// <param name="part">The part; null for a port without one, on which bytes vanish and none arrive.</param>
public sealed class VirtualSensorSerialPort(IVirtualSerialPart? part) : ISensorSerialPort
{
    /// <inheritdoc/>
    public int Read(byte[] buffer, int count)
    {
        return part?.Send(buffer.AsSpan(0, count)) ?? 0;
    }

    /// <inheritdoc/>
    public bool TryWrite(byte[] data, int count)
    {
        part?.Receive(data.AsSpan(0, count));
        return true;
    }
}
