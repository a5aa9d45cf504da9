namespace EdgeNode.Contracts
{
    /// <summary>Takes the rises of one input pin.</summary>
    public interface IEdgeSink
    {
        /// <summary>One rise. May be called on any thread.</summary>
        /// <param name="uptimeMs">Uptime in milliseconds at which the platform saw the rise.</param>
        void OnRise(long uptimeMs);
    }
}
