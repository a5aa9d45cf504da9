namespace EdgeNode.Summaries
{
    /// <summary>Which of the sets that a technician gave a box runs.</summary>
    public enum SetClass
    {
        /// <summary><c>trial</c>: the newest, over which no broker has acknowledged anything before this boot.</summary>
        Trial = 0,

        /// <summary><c>proven</c>: the newest, and a broker has acknowledged something over it.</summary>
        Proven = 1,

        /// <summary><c>old</c>: the one before, because the newest gave way or is damaged.</summary>
        Old = 2,
    }
}
