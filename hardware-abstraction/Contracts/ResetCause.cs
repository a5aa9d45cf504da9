namespace EdgeNode.Contracts
{
    /// <summary>Why a boot happened.</summary>
    public enum ResetCause
    {
        /// <summary>The processor did not say.</summary>
        Unknown = 0,

        /// <summary>Power was switched on.</summary>
        PowerOn = 1,

        /// <summary>Firmware asked for it.</summary>
        Planned = 2,

        /// <summary>The watchdog part was not fed.</summary>
        Watchdog = 3,

        /// <summary>The supply voltage was too low.</summary>
        Brownout = 4,

        /// <summary>The firmware found itself wrong, see <see cref="Invariant"/>, or the runtime failed.</summary>
        Fault = 5,
    }
}
