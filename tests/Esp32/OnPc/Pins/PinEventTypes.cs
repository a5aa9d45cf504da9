namespace System.Device.Gpio
{
    /// <summary>What happened at a pin.</summary>
    [Flags]
    public enum PinEventTypes
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>It rose.</summary>
        Rising = 1,

        /// <summary>It fell.</summary>
        Falling = 2,
    }
}
