namespace EdgeNode.Identity
{
    /// <summary>How far the making of a key is.</summary>
    public enum KeyProgress
    {
        /// <summary>It wants another step.</summary>
        Working,

        /// <summary>The key is there.</summary>
        Made,

        /// <summary>The random source gave nothing, or nothing in range; there is no key.</summary>
        NoRandomBytes,
    }
}
