namespace EdgeNode.Reporting
{
    /// <summary>Where a session is with its link.</summary>
    internal enum UplinkPhase
    {
        /// <summary>No connection, until the next attempt.</summary>
        Resting = 0,

        /// <summary>An attempt is under way.</summary>
        Connecting = 1,

        /// <summary>The broker has accepted.</summary>
        Connected = 2,

        /// <summary>It has ended, for good.</summary>
        Stopped = 3,
    }
}
