namespace EdgeNode.Provisioning
{
    /// <summary>How far the putting of a part is.</summary>
    public enum PutProgress
    {
        /// <summary>It wants another step.</summary>
        Working = 0,

        /// <summary>The part is in the draft.</summary>
        Put = 1,

        /// <summary>The part is too long for its row, or the store does not take it; the draft is as it was before.</summary>
        Refused = 2,
    }
}
