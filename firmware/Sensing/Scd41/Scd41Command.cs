namespace EdgeNode.Sensing
{
    /// <summary>Commands of the SCD41 that are used here (SCD4x datasheet 1.3, table 9), sent as two bytes, the higher one first.</summary>
    public enum Scd41Command
    {
        /// <summary>Measure every 30 s until stopped.</summary>
        StartLowPowerPeriodicMeasurement = 0x21ac,

        /// <summary>Go back to idle; the part hears nothing for the next 500 ms.</summary>
        StopPeriodicMeasurement = 0x3f86,

        /// <summary>Tell whether a measurement waits: one word, 1 ms later.</summary>
        GetDataReadyStatus = 0xe4b8,

        /// <summary>Hand over the measurement that waits: three words, 1 ms later.</summary>
        ReadMeasurement = 0xec05,
    }
}
