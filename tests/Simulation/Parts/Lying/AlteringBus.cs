using EdgeNode.Contracts;

namespace EdgeNode.Parts.Tests;

/// <summary>
/// A bus on which bytes are altered on their way. Transfers are numbered from 0 in the order in which they happen; a write
/// that a read follows is one transfer of its own.
/// </summary>
/// <param name="bus">The bus.</param>
/// <param name="alter">Is given the number of each transfer and its bytes, which it may change.</param>
internal sealed class AlteringBus(II2cBus bus, Action<int, byte[]> alter) : II2cBus
{
    /// <summary>How long each transfer was, in bytes.</summary>
    public List<int> Lengths { get; } = [];


    public bool TryWrite(int address, byte[] data, int count)
    {
        return bus.TryWrite(address, Altered(data, count), count);
    }

    public bool TryRead(int address, byte[] buffer, int count)
    {
        if (!bus.TryRead(address, buffer, count))
        {
            return false;
        }

        Altered(buffer, count).CopyTo(buffer, 0);
        return true;
    }

    public bool TryWriteRead(int address, byte[] data, int dataCount, byte[] buffer, int bufferCount)
    {
        return TryWrite(address, data, dataCount) && TryRead(address, buffer, bufferCount);
    }

    private byte[] Altered(byte[] data, int count)
    {
        // Never shorter than the longest place that a test names.
        byte[] bytes = new byte[Math.Max(count, 32)];
        Array.Copy(data, bytes, count);
        alter(Lengths.Count, bytes);
        Lengths.Add(count);
        return bytes[..count];
    }
}
