namespace EdgeNode.Summaries
{
    /// <summary>How often somebody has tried in vain to unlock the box since it was unlocked the last time.</summary>
    public enum UnlockClass
    {
        /// <summary><c>0</c>.</summary>
        None = 0,

        /// <summary><c>1-9</c>.</summary>
        Few = 1,

        /// <summary><c>10+</c>.</summary>
        Many = 2,
    }
}
