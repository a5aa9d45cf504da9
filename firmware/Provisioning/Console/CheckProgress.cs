namespace EdgeNode.Provisioning
{
    /// <summary>What a slice of an <see cref="IBoxCheck"/> has brought.</summary>
    public enum CheckProgress
    {
        /// <summary>Nothing yet.</summary>
        Working = 0,

        /// <summary>The result of one subject; there may be more.</summary>
        Told = 1,

        /// <summary>All results have been told.</summary>
        Ended = 2,
    }
}
