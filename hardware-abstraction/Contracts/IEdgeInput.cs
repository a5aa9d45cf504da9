namespace EdgeNode.Contracts
{
    /// <summary>Rising edges of one input pin.</summary>
    public interface IEdgeInput
    {
        /// <summary>
        /// From now on hands each rise to <paramref name="sink"/>, in order, once. A line that is high already is not a rise.
        /// Called once.
        /// </summary>
        /// <param name="sink">Called on a thread of the platform's choosing; must not block.</param>
        void Start(IEdgeSink sink);
    }
}
