namespace EdgeNode.Provisioning
{
    /// <summary>What <see cref="AuthorityCommand"/> does.</summary>
    internal enum AuthorityPhase
    {
        /// <summary>Lists the roots.</summary>
        Listing = 0,

        /// <summary>Looks for the root that is to go.</summary>
        Finding = 1,

        /// <summary>Reads the root that was sent.</summary>
        Reading = 2,

        /// <summary>Compares it with each that is there.</summary>
        Comparing = 3,

        /// <summary>Stages the roots.</summary>
        Putting = 4,
    }
}
