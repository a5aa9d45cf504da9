namespace EdgeNode.Summaries
{
    /// <summary>Why the last boot happened, as the processor said.</summary>
    public enum ResetReason
    {
        /// <summary><c>unknown</c>: the processor did not say.</summary>
        Unknown = 0,

        /// <summary><c>power-on</c>: power was switched on.</summary>
        PowerOn = 1,

        /// <summary><c>planned</c>: firmware asked for it.</summary>
        Planned = 2,

        /// <summary><c>watchdog</c>: the watchdog part was not fed.</summary>
        Watchdog = 3,

        /// <summary><c>brownout</c>: the supply voltage was too low.</summary>
        Brownout = 4,

        /// <summary><c>fault</c>: the runtime failed.</summary>
        Fault = 5,
    }
}
