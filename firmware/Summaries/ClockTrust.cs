namespace EdgeNode.Summaries
{
    /// <summary>Whether the box has had trusted time in this boot.</summary>
    public enum ClockTrust
    {
        /// <summary><c>untrusted</c>.</summary>
        Untrusted = 0,

        /// <summary><c>trusted</c>.</summary>
        Trusted = 1,
    }
}
