namespace EdgeNode.Summaries
{
    /// <summary>Whether the heap is large enough for the next TLS handshake.</summary>
    public enum MemoryClass
    {
        /// <summary><c>ok</c>.</summary>
        Ok = 0,

        /// <summary><c>low</c>: less than 40,000 bytes free; TLS alone needs two buffers of 16.7 KB.</summary>
        Low = 1,
    }
}
