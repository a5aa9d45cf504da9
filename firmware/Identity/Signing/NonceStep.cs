namespace EdgeNode.Identity
{
    /// <summary>What the next code of <see cref="DeterministicNonces"/> becomes (RFC 6979, section 3.2, steps d to h), in order.</summary>
    internal enum NonceStep
    {
        /// <summary>K, step d.</summary>
        FirstKey,

        /// <summary>V, step e.</summary>
        FirstValue,

        /// <summary>K, step f.</summary>
        SecondKey,

        /// <summary>V, step g.</summary>
        SecondValue,

        /// <summary>V, which is the nonce where it is in range, step h.</summary>
        Nonce,

        /// <summary>K after a nonce that was refused, step h.3.</summary>
        NextKey,

        /// <summary>V after it.</summary>
        NextValue,
    }
}
