namespace EdgeNode.Contracts
{
    /// <summary>Where an <see cref="IWifiScan"/> is.</summary>
    public enum ScanPhase
    {
        /// <summary>None was begun.</summary>
        Idle = 0,

        /// <summary>The radio listens.</summary>
        UnderWay = 1,

        /// <summary>What was found can be read.</summary>
        Done = 2,

        /// <summary>The radio is off, is joining a network, or cannot be asked.</summary>
        Failed = 3,
    }
}
