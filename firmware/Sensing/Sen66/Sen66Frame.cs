namespace EdgeNode.Sensing
{
    /// <summary>What the words mean that the SEN66 puts on the bus (Sensirion's driver for it, model version 1.6.0).</summary>
    public static class Sen66Frame
    {
        /// <summary>Length in bytes of the answer to <see cref="Sen66Command.ReadMeasuredValues"/>.</summary>
        public const int MeasurementLength = Words * SensirionWord.Length;

        /// <summary>Length in bytes of the answer to <see cref="Sen66Command.ReadAndClearStatus"/>.</summary>
        public const int StatusLength = 2 * SensirionWord.Length;

        /// <summary>Bytes of the answer to <see cref="Sen66Command.GetProductName"/> that tell parts of the family apart.</summary>
        public const int NameLength = 3 * SensirionWord.Length;

        /// <summary>Words of a measurement: PM1.0, PM2.5, PM4.0, PM10, humidity, temperature, the indices of VOC and NOx, CO2.</summary>
        public const int Words = 9;

        /// <summary>The first of the words of dust.</summary>
        public const int DustAt = 0;

        /// <summary>How many words of dust there are.</summary>
        public const int DustWords = 4;

        /// <summary>The first of the words of the climate.</summary>
        public const int ClimateAt = 4;

        /// <summary>How many words of the climate there are.</summary>
        public const int ClimateWords = 2;

        /// <summary>The only word of CO2.</summary>
        public const int Co2At = 8;

        private const int Pm25At = DustAt + 1;
        private const int Pm10At = DustAt + 3;
        private const int HumidityAt = ClimateAt;
        private const int TemperatureAt = ClimateAt + 1;

        // What stands for "unknown" in a word without and one with a sign.
        private const int UnknownUnsigned = 0xffff;
        private const int UnknownSigned = 0x7fff;

        // From -60 to 100 degC a working part may say more than the firmware's range, which then is a reading at its end.
        private const int LowestWorkingHundredth = -6000;
        private const int HighestWorkingHundredth = 10000;

        // The sensor inside can say -6 to 119 % of relative humidity (SHT4x datasheet, "Conversion of signal output").
        private const int LowestWorkingHumidity = -600;
        private const int HighestWorkingHumidity = 11900;

        /// <summary>Reads the answer to <see cref="Sen66Command.ReadMeasuredValues"/>.</summary>
        /// <param name="answer">At least <see cref="MeasurementLength"/> bytes.</param>
        /// <param name="values">What they say. A value beyond its range is at the range's end; what only a broken part says is unknown.</param>
        /// <returns>False when one of the nine CRCs is wrong, of which two are for words that are not used; then all values are unknown.</returns>
        public static bool TryParseMeasurement(byte[] answer, Sen66Values values)
        {
            values.Clear();
            for (int i = 0; i < Words; i++)
            {
                if (!SensirionWord.TryParse(answer, i * SensirionWord.Length, out values.Words[i]))
                {
                    values.Clear();
                    return false;
                }
            }

            values.Set(Quantity.Pm25, Dust(Quantity.Pm25, values.Words[Pm25At]));
            values.Set(Quantity.Pm10, Dust(Quantity.Pm10, values.Words[Pm10At]));
            values.Set(Quantity.Humidity, Humidity((short)values.Words[HumidityAt]));
            values.Set(Quantity.Temperature, Temperature((short)values.Words[TemperatureAt]));
            values.Set(Quantity.Co2, Co2(values.Words[Co2At]));
            return true;
        }

        /// <summary>Reads the answer to <see cref="Sen66Command.ReadAndClearStatus"/>.</summary>
        /// <param name="answer">At least <see cref="StatusLength"/> bytes.</param>
        /// <param name="bits">The bits of <see cref="Sen66Status"/>; 0 when false is returned.</param>
        /// <returns>False when a CRC is wrong.</returns>
        public static bool TryParseStatus(byte[] answer, out int bits)
        {
            bool isWhole = SensirionWord.TryParse(answer, 0, out int high) & SensirionWord.TryParse(answer, SensirionWord.Length, out int low);
            bits = isWhole ? (high << 16) | low : 0;
            return isWhole;
        }

        /// <summary>Whether the answer to <see cref="Sen66Command.GetProductName"/> begins with "SEN66", and no more than that.</summary>
        /// <param name="answer">At least <see cref="NameLength"/> bytes.</param>
        public static bool IsSen66(byte[] answer)
        {
            return SensirionWord.TryParse(answer, 0, out int first)
                && SensirionWord.TryParse(answer, SensirionWord.Length, out int second)
                && SensirionWord.TryParse(answer, 2 * SensirionWord.Length, out int third)
                && first == (('S' << 8) | 'E')
                && second == (('N' << 8) | '6')
                && third == '6' << 8;
        }

        private static int Dust(Quantity quantity, int tenth)
        {
            return tenth == UnknownUnsigned ? Sen66Values.Unknown : QuantityTable.Of(quantity).InRange(tenth);
        }

        // No air outdoors is without CO2.
        private static int Co2(int ppm)
        {
            return ppm == UnknownUnsigned || ppm == 0 ? Sen66Values.Unknown : QuantityTable.Of(Quantity.Co2).InRange(ppm);
        }

        private static int Humidity(int hundredth)
        {
            if (hundredth == UnknownSigned || hundredth < LowestWorkingHumidity || hundredth > HighestWorkingHumidity)
            {
                return Sen66Values.Unknown;
            }

            return QuantityTable.Of(Quantity.Humidity).InRange(hundredth);
        }

        // A word is 200 times the temperature.
        private static int Temperature(int word)
        {
            int hundredth = word / 2;
            if (word == UnknownSigned || hundredth < LowestWorkingHundredth || hundredth > HighestWorkingHundredth)
            {
                return Sen66Values.Unknown;
            }

            return QuantityTable.Of(Quantity.Temperature).InRange(hundredth);
        }
    }
}
