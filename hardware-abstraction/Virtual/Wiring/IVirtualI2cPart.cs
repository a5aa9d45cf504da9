namespace EdgeNode.Virtual;

/// <summary>A part on a virtual I2C bus, seen from the wire: every call is one transfer addressed to it.</summary>
public interface IVirtualI2cPart
{
    /// <summary>Takes the bytes of one write.</summary>
    /// <returns>False when the part does not acknowledge its address or a byte.</returns>
    bool TryWrite(ReadOnlySpan<byte> data);

    /// <summary>Fills the whole of <paramref name="buffer"/> with what the part puts on the line.</summary>
    /// <returns>False when the part does not acknowledge its address; then the buffer is untouched.</returns>
    bool TryRead(Span<byte> buffer);
}
