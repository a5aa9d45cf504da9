namespace EdgeNode.Sensing
{
    /// <summary>All quantities, one row each.</summary>
    public static class QuantityTable
    {
        // In the order of Quantity. The rows hold constants only: static constructors of the device run in no promised order.
        private static readonly QuantityDefinition[] Rows =
        {
            // 0.1 dB(A), each second. The SEN0232 measures no others (wiki, "Specification").
            new QuantityDefinition(Quantity.SoundLevel, least: 300, greatest: 1300, periodMs: 1000),

            // 0.1 ug/m3, each five minutes, after 30 s with the fan on. The SDS011 ends here (datasheet V1.3, "Technical parameters"), others
            // a little above.
            new QuantityDefinition(Quantity.Pm25, least: 0, greatest: 9999, periodMs: 300000),

            // ppm, each 30 seconds. The SCD41 ends here (datasheet 1.3, section 1.1).
            new QuantityDefinition(Quantity.Co2, least: 0, greatest: 40000, periodMs: 30000),

            // 0.01 degC and 0.01 %, each minute. The BME280 is made for these temperatures (datasheet, table 1).
            new QuantityDefinition(Quantity.Temperature, least: -4000, greatest: 8500, periodMs: 60000),
            new QuantityDefinition(Quantity.Humidity, least: 0, greatest: 10000, periodMs: 60000),

            // 0.1 ug/m3, by the part that gives PM2.5, and as often.
            new QuantityDefinition(Quantity.Pm10, least: 0, greatest: 9999, periodMs: 300000),
        };

        /// <summary>How many rows there are; each quantity is a whole number from 0 below this.</summary>
        public static int Count
        {
            get { return Rows.Length; }
        }

        /// <summary>The row of a quantity.</summary>
        /// <param name="quantity">What is measured. A value that is none of the enumeration's ends in an exception.</param>
        public static QuantityDefinition Of(Quantity quantity)
        {
            return Rows[(int)quantity];
        }
    }
}
