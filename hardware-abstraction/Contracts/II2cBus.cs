namespace EdgeNode.Contracts
{
    /// <summary>One I2C bus with this box as its only controller.</summary>
    /// <remarks>Addresses are 7 bit. Every call returns false when the part does not acknowledge or the bus is stuck.</remarks>
    public interface II2cBus
    {
        /// <summary>Writes the first <paramref name="count"/> bytes of <paramref name="data"/>, then stops.</summary>
        bool TryWrite(int address, byte[] data, int count);

        /// <summary>Reads <paramref name="count"/> bytes into the start of <paramref name="buffer"/>.</summary>
        bool TryRead(int address, byte[] buffer, int count);

        /// <summary>Writes, then reads after a repeated start, as register reads need it.</summary>
        bool TryWriteRead(int address, byte[] data, int dataCount, byte[] buffer, int bufferCount);
    }
}
