namespace EdgeNode.Contracts
{
    /// <summary>The UART on the service header, to which a technician's cable goes. No sensor is ever on it.</summary>
    public interface IServicePort
    {
        /// <summary>Moves up to <paramref name="count"/> bytes that have arrived into the start of <paramref name="buffer"/>. Does not wait.</summary>
        /// <returns>How many bytes were moved; 0 when none has arrived.</returns>
        int Read(byte[] buffer, int count);

        /// <summary>Sends the first <paramref name="count"/> bytes of <paramref name="data"/>.</summary>
        /// <returns>False when the port cannot send.</returns>
        bool TryWrite(byte[] data, int count);
    }
}
