namespace EdgeNode.Reporting
{
    /// <summary>Everything that a box ever publishes. The first four follow each connect, in this order.</summary>
    public enum UplinkMessage
    {
        /// <summary>State <c>init</c>.</summary>
        Init = 0,

        /// <summary>The policy in force.</summary>
        Policy = 1,

        /// <summary>What was set at commissioning.</summary>
        About = 2,

        /// <summary>State <c>ready</c>.</summary>
        Ready = 3,

        /// <summary>The oldest summary of the outbox.</summary>
        Summary = 4,

        /// <summary>The day's health.</summary>
        Health = 5,

        /// <summary>State <c>disconnected</c>.</summary>
        Disconnected = 6,
    }
}
