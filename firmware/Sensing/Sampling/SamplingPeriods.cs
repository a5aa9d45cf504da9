namespace EdgeNode.Sensing
{
    /// <summary>How often each quantity is read, in milliseconds. Coverage of a window is counted against these.</summary>
    public static class SamplingPeriods
    {
        /// <summary>Sound level: every second.</summary>
        public const int SoundMs = 1000;

        /// <summary>PM2.5: every five minutes, after 30 s with the fan on.</summary>
        public const int Pm25Ms = 300000;

        /// <summary>Carbon dioxide: every 30 seconds.</summary>
        public const int Co2Ms = 30000;

        /// <summary>Temperature and humidity: every minute.</summary>
        public const int ClimateMs = 60000;
    }
}
