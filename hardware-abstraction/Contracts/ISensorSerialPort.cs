namespace EdgeNode.Contracts
{
    /// <summary>A UART with a sensor at its other end, 8 data bits, no parity, one stop bit.</summary>
    public interface ISensorSerialPort
    {
        /// <summary>Moves up to <paramref name="count"/> bytes that have arrived into the start of <paramref name="buffer"/>. Does not wait.</summary>
        /// <returns>How many bytes were moved; 0 when none has arrived.</returns>
        int Read(byte[] buffer, int count);

        /// <summary>Sends the first <paramref name="count"/> bytes of <paramref name="data"/>.</summary>
        /// <returns>False when the port cannot send.</returns>
        bool TryWrite(byte[] data, int count);
    }
}
