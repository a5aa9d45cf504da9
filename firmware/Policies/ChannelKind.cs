namespace EdgeNode.Policies
{
    /// <summary>What a channel reports. The list is closed: a box can report nothing else.</summary>
    public enum ChannelKind
    {
        /// <summary>Passages, counted: <c>footfall</c> or <c>footfall.NAME</c>.</summary>
        Footfall = 0,

        /// <summary>Sound level in dB(A), measured: <c>sound</c>.</summary>
        Sound = 1,

        /// <summary>PM2.5 in ug/m3, measured: <c>pm25</c>.</summary>
        Pm25 = 2,

        /// <summary>Carbon dioxide in ppm, measured: <c>co2</c>.</summary>
        Co2 = 3,

        /// <summary>Air temperature in degC, measured: <c>temperature</c>.</summary>
        Temperature = 4,

        /// <summary>Relative humidity in %, measured: <c>humidity</c>.</summary>
        Humidity = 5,

        /// <summary>PM10 in ug/m3, measured: <c>pm10</c>.</summary>
        Pm10 = 6,
    }
}
