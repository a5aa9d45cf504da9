using EdgeNode.Contracts;

namespace EdgeNode.Parts.Tests;

/// <summary>A line on which fixed bytes have arrived.</summary>
internal sealed class LinePort(byte[] line) : ISensorSerialPort
{
    private int _position;

    public int Read(byte[] buffer, int count)
    {
        int moved = Math.Min(count, line.Length - _position);
        Array.Copy(line, _position, buffer, 0, moved);
        _position += moved;
        return moved;
    }

    public bool TryWrite(byte[] data, int count)
    {
        return true;
    }
}
