namespace EdgeNode.Summaries
{
    /// <summary>How much of the outbox waits to be sent.</summary>
    public enum OutboxClass
    {
        /// <summary><c>empty</c>: nothing waits.</summary>
        Empty = 0,

        /// <summary><c>low</c>: less than half.</summary>
        Low = 1,

        /// <summary><c>half</c>: half to less than nine tenths.</summary>
        Half = 2,

        /// <summary><c>full</c>: nine tenths or more, so that the oldest is soon dropped.</summary>
        Full = 3,
    }
}
