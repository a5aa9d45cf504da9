namespace EdgeNode.Summaries
{
    /// <summary>In how many days the box's certificate ends.</summary>
    public enum ExpiryClass
    {
        /// <summary><c>unknown</c>: the certificate cannot be read, or the box has no trusted time.</summary>
        Unknown = 0,

        /// <summary><c>over</c>: it has ended.</summary>
        Over = 1,

        /// <summary><c>0-29</c>.</summary>
        Soon = 2,

        /// <summary><c>30-89</c>.</summary>
        Ahead = 3,

        /// <summary><c>90+</c>.</summary>
        Far = 4,
    }
}
