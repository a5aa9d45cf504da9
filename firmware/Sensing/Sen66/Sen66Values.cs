using System;

namespace EdgeNode.Sensing
{
    /// <summary>One measurement of a SEN66, of which each value can be unknown. It is made once and filled again and again.</summary>
    public sealed class Sen66Values
    {
        /// <summary>Stands for a value that the part does not know, or that only a broken part gives.</summary>
        public const int Unknown = int.MinValue;

        // An odd number above the greatest word: two pairs of words share a mark only where one begins with 0xffff and the other with 0.
        private const int MarkFactor = 65537;

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

        /// <summary>The words as the part said them, before they are put into a range.</summary>
        internal int[] Words { get; } = new int[Sen66Frame.Words];

        /// <summary>The value of a quantity, or <see cref="Unknown"/>.</summary>
        public int Of(Quantity quantity)
        {
            switch (quantity)
            {
                case Quantity.Pm25: return Pm25Tenth;
                case Quantity.Pm10: return Pm10Tenth;
                case Quantity.Co2: return Co2Ppm;
                case Quantity.Temperature: return TemperatureHundredth;
                case Quantity.Humidity: return HumidityHundredth;
                default: return Unknown;
            }
        }

        /// <summary>One number for some words: another one where the words are others, but for a rare chance. For a <see cref="StuckCheck"/>.</summary>
        /// <param name="firstWord">The first of the words.</param>
        /// <param name="count">How many they are.</param>
        public int MarkOf(int firstWord, int count)
        {
            int mark = 0;
            for (int i = 0; i < count; i++)
            {
                mark = unchecked((mark * MarkFactor) + Words[firstWord + i]);
            }

            return mark;
        }

        /// <summary>Forgets the values: readings do not stay in memory.</summary>
        public void Clear()
        {
            Pm25Tenth = Unknown;
            Pm10Tenth = Unknown;
            Co2Ppm = Unknown;
            TemperatureHundredth = Unknown;
            HumidityHundredth = Unknown;
            Array.Clear(Words, 0, Words.Length);
        }
    }
}
