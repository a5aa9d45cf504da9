namespace EdgeNode.Composition
{
    /// <summary>How a box is, as its LED tells it.</summary>
    public enum BoxCondition
    {
        /// <summary>It is locked, and counts and measures.</summary>
        Running = 0,

        /// <summary>It is open, and counts nothing.</summary>
        SetUp = 1,

        /// <summary>Its set has still to prove itself.</summary>
        Trial = 2,

        /// <summary>It has a set and does not start with it; <c>status</c> says why.</summary>
        Fault = 3,
    }
}
