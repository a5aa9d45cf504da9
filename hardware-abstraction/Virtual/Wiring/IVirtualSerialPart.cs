namespace EdgeNode.Virtual;

/// <summary>A part at the other end of a virtual UART.</summary>
public interface IVirtualSerialPart
{
    /// <summary>Takes bytes that the box has sent.</summary>
    void Receive(ReadOnlySpan<byte> data);

    /// <summary>Moves bytes that have reached the box by now into the start of <paramref name="buffer"/>.</summary>
    /// <returns>How many bytes were moved.</returns>
    int Send(Span<byte> buffer);
}
