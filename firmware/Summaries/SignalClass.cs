namespace EdgeNode.Summaries
{
    /// <summary>A day's median signal of the access point. Finer values follow people who walk between the two (Depatla and Mostofi).</summary>
    public enum SignalClass
    {
        /// <summary><c>unknown</c>: no value that day.</summary>
        Unknown = 0,

        /// <summary><c>good</c>: -67 dBm or more.</summary>
        Good = 1,

        /// <summary><c>fair</c>: -77 to -68 dBm.</summary>
        Fair = 2,

        /// <summary><c>weak</c>: less than -77 dBm.</summary>
        Weak = 3,
    }
}
