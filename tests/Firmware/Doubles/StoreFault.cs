namespace EdgeNode.Firmware.Tests
{
    /// <summary>How a commit goes wrong.</summary>
    public enum StoreFault
    {
        /// <summary>It returns false, and the entry is as it was.</summary>
        FailsWithOldContent = 0,

        /// <summary>It returns false, and the entry has the new content all the same, as the contract allows.</summary>
        FailsWithNewContent = 1,

        /// <summary>The power goes before it takes effect.</summary>
        CutBefore = 2,

        /// <summary>The power goes after it took effect.</summary>
        CutAfter = 3,
    }
}
