using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>An I2C bus with the parts that were attached to it. An address without a part does not acknowledge.</summary>
public sealed class VirtualI2cBus : II2cBus
{
    private const int Addresses = 128;

    private readonly IVirtualI2cPart?[] _parts = new IVirtualI2cPart?[Addresses];

    /// <summary>Puts a part on the bus.</summary>
    /// <param name="address">Its 7-bit address, which must be free.</param>
    /// <param name="part">The part.</param>
    public void Attach(int address, IVirtualI2cPart part)
    {
        if (_parts[address] is not null)
        {
            throw new ArgumentException($"There is a part at address 0x{address:x2}.", nameof(address));
        }

        _parts[address] = part;
    }

    /// <inheritdoc/>
    public bool TryWrite(int address, byte[] data, int count)
    {
        return _parts[address]?.TryWrite(data.AsSpan(0, count)) ?? false;
    }

    /// <inheritdoc/>
    public bool TryRead(int address, byte[] buffer, int count)
    {
        return _parts[address]?.TryRead(buffer.AsSpan(0, count)) ?? false;
    }

    /// <inheritdoc/>
    public bool TryWriteRead(int address, byte[] data, int dataCount, byte[] buffer, int bufferCount)
    {
        return TryWrite(address, data, dataCount) && TryRead(address, buffer, bufferCount);
    }
}
