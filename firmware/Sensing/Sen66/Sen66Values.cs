namespace EdgeNode.Sensing
{
    /// <summary>One measurement of a SEN66, of which each value can be unknown. It is made once and filled again and again.</summary>
    public sealed class Sen66Values
    {
        /// <summary>Stands for a value that the part does not know, or that only a broken part gives.</summary>
        public const int Unknown = int.MinValue;

        /// <summary>PM2.5 in 0.1 ug/m3, 0 to 9999.</summary>
        public int Pm25Tenth { get; internal set; }

        /// <summary>PM10 in 0.1 ug/m3, 0 to 9999.</summary>
        public int Pm10Tenth { get; internal set; }

        /// <summary>CO2 in ppm, 1 to 40,000.</summary>
        public int Co2Ppm { get; internal set; }

        /// <summary>Temperature in 0.01 degC, -4000 to 8500.</summary>
        public int TemperatureHundredth { get; internal set; }

        /// <summary>Relative humidity in 0.01 %, 0 to 10,000.</summary>
        public int HumidityHundredth { get; internal set; }

        /// <summary>Forgets the values: readings do not stay in memory.</summary>
        public void Clear()
        {
            Pm25Tenth = Unknown;
            Pm10Tenth = Unknown;
            Co2Ppm = Unknown;
            TemperatureHundredth = Unknown;
            HumidityHundredth = Unknown;
        }
    }
}
