namespace EdgeNode.Sensing
{
    /// <summary>
    /// Commands of the SCD41 that are used here (SCD4x datasheet 1.3, table 9), sent as two bytes, the higher one first.
    /// <c>persist_settings</c> is none of them: the memory behind it wears, and what a box sets, it sets at each start.
    /// </summary>
    public enum Scd41Command
    {
        /// <summary>Tell the kind of part: one word, 1 ms later. Idle only; parts that the datasheet 1.3 describes do not know it (Sensirion's driver for SCD4x, model version 2.0).</summary>
        GetSensorVariant = 0x202f,

        /// <summary>Measure every 30 s until stopped.</summary>
        StartLowPowerPeriodicMeasurement = 0x21ac,

        /// <summary>Tell whether the part calibrates itself: one word, 1 ms later. Idle only.</summary>
        GetSelfCalibration = 0x2313,

        /// <summary>Tell the altitude in m by which the part allows for thinner air: one word, 1 ms later. Idle only.</summary>
        GetAltitude = 0x2322,

        /// <summary>Tell the CO2 of the freshest air in ppm that self-calibration takes for granted: one word, 1 ms later. Idle only; as <see cref="GetSensorVariant"/> in newer parts.</summary>
        GetSelfCalibrationTarget = 0x233f,

        /// <summary>Switch self-calibration on or off with the word that follows; takes 1 ms. Idle only.</summary>
        SetSelfCalibration = 0x2416,

        /// <summary>Set the altitude in m, 0 to 3,000; takes 1 ms. Idle only.</summary>
        SetAltitude = 0x2427,

        /// <summary>Set what <see cref="GetSelfCalibrationTarget"/> tells; takes 1 ms. Idle only.</summary>
        SetSelfCalibrationTarget = 0x243a,

        /// <summary>Go back to idle; the part hears nothing for the next 500 ms.</summary>
        StopPeriodicMeasurement = 0x3f86,

        /// <summary>Tell whether a measurement waits: one word, 1 ms later.</summary>
        GetDataReadyStatus = 0xe4b8,

        /// <summary>Hand over the measurement that waits: three words, 1 ms later.</summary>
        ReadMeasurement = 0xec05,
    }
}
