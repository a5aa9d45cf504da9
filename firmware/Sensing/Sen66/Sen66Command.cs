namespace EdgeNode.Sensing
{
    /// <summary>Commands of the SEN66 that are used here (Sensirion's driver for it, model version 1.6.0), sent as two bytes, the higher one first.</summary>
    public enum Sen66Command
    {
        /// <summary>Measure each second until stopped; takes 50 ms. Idle only.</summary>
        StartContinuousMeasurement = 0x0021,

        /// <summary>Go back to idle; no effect on an idle part.</summary>
        StopMeasurement = 0x0104,

        /// <summary>Tell whether a measurement waits: one word, 20 ms later.</summary>
        GetDataReady = 0x0202,

        /// <summary>Hand over the latest measurement: nine words, 20 ms later.</summary>
        ReadMeasuredValues = 0x0300,

        /// <summary>Switch self-calibration of CO2 on or off with the word that follows, or tell it: one word, 20 ms later. Idle only.</summary>
        SelfCalibration = 0x6711,

        /// <summary>Set the altitude in m, 0 to 3,000, with the word that follows, or tell it: one word, 20 ms later. Idle only.</summary>
        Altitude = 0x6736,

        /// <summary>Tell the name of the product: 32 characters, two in a word, 20 ms later.</summary>
        GetProductName = 0xd014,

        /// <summary>Tell what failed since the last such question: two words, 20 ms later.</summary>
        ReadAndClearStatus = 0xd210,

        /// <summary>Start anew, as after a loss of power.</summary>
        Reset = 0xd304,
    }
}
