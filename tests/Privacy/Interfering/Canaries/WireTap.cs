using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>A part on whose wire somebody listens to what it says.</summary>
internal sealed class WireTap(IVirtualPart part, List<byte> heard) : IVirtualPart, IVirtualSerialPart, IVirtualI2cPart
{
    /// <inheritdoc/>
    public PartFault Fault
    {
        get => part.Fault;
        set => part.Fault = value;
    }

    /// <inheritdoc/>
    public void Receive(ReadOnlySpan<byte> data)
    {
        ((IVirtualSerialPart)part).Receive(data);
    }

    /// <inheritdoc/>
    public int Send(Span<byte> buffer)
    {
        int moved = ((IVirtualSerialPart)part).Send(buffer);
        heard.AddRange(buffer[..moved]);
        return moved;
    }

    /// <inheritdoc/>
    public bool TryWrite(ReadOnlySpan<byte> data)
    {
        return ((IVirtualI2cPart)part).TryWrite(data);
    }

    /// <inheritdoc/>
    public bool TryRead(Span<byte> buffer)
    {
        bool isRead = ((IVirtualI2cPart)part).TryRead(buffer);
        if (isRead)
        {
            heard.AddRange(buffer);
        }

        return isRead;
    }
}
