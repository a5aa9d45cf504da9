namespace EdgeNode.Contracts
{
    /// <summary>True random bytes from the hardware.</summary>
    public interface IEntropy
    {
        /// <summary>Fills the whole of <paramref name="buffer"/>.</summary>
        /// <returns>False when the source is off or broken; then nothing in the buffer may be used.</returns>
        bool TryFill(byte[] buffer);
    }
}
