namespace EdgeNode.Contracts
{
    /// <summary>What the processor says of itself.</summary>
    public interface ISystem
    {
        /// <summary>Why this boot happened.</summary>
        ResetCause ResetCause { get; }

        /// <summary>Free bytes of the managed heap.</summary>
        int FreeMemoryBytes { get; }
    }
}
