namespace EdgeNode.Identity
{
    /// <summary>What came of a PEM text.</summary>
    public enum PemOutcome
    {
        /// <summary>It wants another step.</summary>
        Working,

        /// <summary>Its bytes are there.</summary>
        Decoded,

        /// <summary>There is no line that begins it.</summary>
        Missing,

        /// <summary>A character that is no base64, digits left over, or no line that ends it.</summary>
        Damaged,

        /// <summary>It has more bytes than there is room for.</summary>
        TooLong,
    }
}
