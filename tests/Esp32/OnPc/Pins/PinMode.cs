namespace System.Device.Gpio
{
    /// <summary>What a pin is opened as.</summary>
    public enum PinMode
    {
        /// <summary>Input, pulled down.</summary>
        InputPullDown = 1,

        /// <summary>Output.</summary>
        Output = 3,
    }
}
