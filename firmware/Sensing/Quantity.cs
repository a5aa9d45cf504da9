namespace EdgeNode.Sensing
{
    /// <summary>What a reading measures. Values are whole numbers in the unit given here.</summary>
    public enum Quantity
    {
        /// <summary>A-weighted level of one second, in 0.1 dB(A), 300 to 1300.</summary>
        SoundLevel = 0,

        /// <summary>PM2.5 in 0.1 ug/m3, 0 to 9999.</summary>
        Pm25 = 1,

        /// <summary>Carbon dioxide in ppm, 0 to 40,000.</summary>
        Co2 = 2,

        /// <summary>Air temperature in 0.01 degC, -4000 to 8500.</summary>
        Temperature = 3,

        /// <summary>Relative humidity in 0.01 %, 0 to 10,000.</summary>
        Humidity = 4,

        /// <summary>PM10 in 0.1 ug/m3, 0 to 9999.</summary>
        Pm10 = 5,
    }
}
