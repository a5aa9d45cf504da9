namespace EdgeNode.Sensing
{
    /// <summary>Registers of the BME280 that are used here (datasheet 1.6, table 18).</summary>
    public enum Bme280Register
    {
        /// <summary>First byte of the trimming values of temperature, which are six bytes.</summary>
        TemperatureTrimming = 0x88,

        /// <summary>The trimming value dig_H1, one byte.</summary>
        FirstHumidityTrimming = 0xa1,

        /// <summary>Chip id, 0x60.</summary>
        Id = 0xd0,

        /// <summary>Written with 0xb6: back to the state after power-on.</summary>
        Reset = 0xe0,

        /// <summary>First byte of the other trimming values of humidity, which are seven bytes.</summary>
        HumidityTrimming = 0xe1,

        /// <summary>Oversampling of humidity; takes effect with the next write of <see cref="ControlMeasurement"/>.</summary>
        ControlHumidity = 0xf2,

        /// <summary>Bit 3: a measurement is under way. Bit 0: trimming values are being copied.</summary>
        Status = 0xf3,

        /// <summary>Oversampling of temperature and pressure, and the mode.</summary>
        ControlMeasurement = 0xf4,

        /// <summary>First byte of temperature (three bytes) and humidity (two bytes).</summary>
        TemperatureData = 0xfa,
    }
}
