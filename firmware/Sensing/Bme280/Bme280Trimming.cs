namespace EdgeNode.Sensing
{
    /// <summary>
    /// A BME280's trimming values and the datasheet's 32-bit integer compensation of temperature and humidity (datasheet
    /// 1.6, section 4.2.3). Steps and constants are the datasheet's.
    /// </summary>
    public sealed class Bme280Trimming
    {
        /// <summary>How many bytes from <see cref="Bme280Register.TemperatureTrimming"/> on are needed.</summary>
        public const int TemperatureLength = 6;

        /// <summary>How many bytes from <see cref="Bme280Register.HumidityTrimming"/> on are needed.</summary>
        public const int HumidityLength = 7;

        // 100 % in the formula's 22.10 fixed point, four times over.
        private const int FullHumidity = 419430400;

        private int _t1;
        private int _t2;
        private int _t3;
        private int _h1;
        private int _h2;
        private int _h3;
        private int _h4;
        private int _h5;
        private int _h6;

        /// <summary>Takes the values as they stand in the registers (table 16).</summary>
        /// <param name="temperature">At least <see cref="TemperatureLength"/> bytes.</param>
        /// <param name="firstHumidity">The register <see cref="Bme280Register.FirstHumidityTrimming"/>.</param>
        /// <param name="humidity">At least <see cref="HumidityLength"/> bytes.</param>
        /// <returns>False when a main factor is 0, as in a part whose memory is blank; then the values are not to be used.</returns>
        public bool TryLoad(byte[] temperature, int firstHumidity, byte[] humidity)
        {
            _t1 = temperature[0] | (temperature[1] << 8);
            _t2 = (short)(temperature[2] | (temperature[3] << 8));
            _t3 = (short)(temperature[4] | (temperature[5] << 8));
            _h1 = firstHumidity;
            _h2 = (short)(humidity[0] | (humidity[1] << 8));
            _h3 = humidity[2];

            // Two signed 12-bit values share the byte between them.
            _h4 = ((sbyte)humidity[3] << 4) | (humidity[4] & 0x0f);
            _h5 = ((sbyte)humidity[5] << 4) | (humidity[4] >> 4);
            _h6 = (sbyte)humidity[6];
            return _t1 != 0 && _t2 != 0 && _h2 != 0;
        }

        /// <summary>The fine temperature that both results are made of: 1/5120 degC.</summary>
        /// <param name="raw">Temperature as the converter gave it, 20 bits.</param>
        public int FineTemperature(int raw)
        {
            int linear = (((raw >> 3) - (_t1 << 1)) * _t2) >> 11;
            int offset = (raw >> 4) - _t1;
            int square = (((offset * offset) >> 12) * _t3) >> 14;
            return linear + square;
        }

        /// <summary>Temperature in 0.01 degC.</summary>
        /// <param name="fineTemperature">Result of <see cref="FineTemperature"/>.</param>
        public static int TemperatureHundredth(int fineTemperature)
        {
            return ((fineTemperature * 5) + 128) >> 8;
        }

        /// <summary>Relative humidity in 0.01 %, 0 to 10,000: the formula cuts off what lies beyond.</summary>
        /// <param name="raw">Humidity as the converter gave it, 16 bits.</param>
        /// <param name="fineTemperature">Result of <see cref="FineTemperature"/> of the same measurement.</param>
        public int HumidityHundredth(int raw, int fineTemperature)
        {
            int fine = fineTemperature - 76800;
            int offset = ((raw << 14) - (_h4 << 20) - (_h5 * fine) + 16384) >> 15;
            int slope = ((((((fine * _h6) >> 10) * (((fine * _h3) >> 11) + 32768)) >> 10) + 2097152) * _h2 + 8192) >> 14;
            int humidity = offset * slope;
            int bend = ((humidity >> 15) * (humidity >> 15)) >> 7;
            humidity -= (bend * _h1) >> 4;
            if (humidity < 0)
            {
                humidity = 0;
            }
            else if (humidity > FullHumidity)
            {
                humidity = FullHumidity;
            }

            // The datasheet's result, 1/1024 %, brought to 0.01 % and rounded.
            return (((humidity >> 12) * 25) + 128) >> 8;
        }
    }
}
