namespace EdgeNode.Summaries
{
    /// <summary>
    /// The link from a summary to the one before it: the first 128 bits of SHA-256 of that one's text up to and
    /// including its closing brace. It shows gaps and corruption, not authorship.
    /// </summary>
    public sealed class SummaryChain
    {
        /// <summary>What stands in the first summary of a run.</summary>
        public const string None = "00000000000000000000000000000000";
    }
}
