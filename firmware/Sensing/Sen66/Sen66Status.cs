namespace EdgeNode.Sensing
{
    /// <summary>
    /// What a SEN66 says of itself (Sensirion's driver for it, model version 1.6.0, "device status"): bits of its 32, joined to what each of
    /// them puts in doubt. A blocked fan puts everything in doubt; humidity and temperature are corrected by what the sensors of gases measure.
    /// </summary>
    public static class Sen66Status
    {
        /// <summary>Bits that put PM2.5 and PM10 in doubt.</summary>
        public const int DustBits = FanStands | PmError | FanTooFastOrSlow;

        /// <summary>Bits that put CO2 in doubt.</summary>
        public const int Co2Bits = FanStands | Co2Error;

        /// <summary>Bits that put temperature and humidity in doubt.</summary>
        public const int ClimateBits = FanStands | ClimateError | GasError | Co2Error;

        private const int FanStands = 1 << 4;
        private const int ClimateError = 1 << 6;
        private const int GasError = 1 << 7;
        private const int Co2Error = 1 << 9;
        private const int PmError = 1 << 11;
        private const int FanTooFastOrSlow = 1 << 21;
    }
}
