namespace EdgeNode.Summaries
{
    /// <summary>How often a sensor failed in a day.</summary>
    public enum ErrorClass
    {
        /// <summary><c>0</c>.</summary>
        None = 0,

        /// <summary><c>1-9</c>.</summary>
        Few = 1,

        /// <summary><c>10-99</c>.</summary>
        Some = 2,

        /// <summary><c>100+</c>.</summary>
        Many = 3,
    }
}
