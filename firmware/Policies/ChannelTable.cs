namespace EdgeNode.Policies
{
    /// <summary>All channels, one row each. A box can report nothing else.</summary>
    public static class ChannelTable
    {
        // In the order of ChannelKind. The rows hold constants only: static constructors of the device run in no promised order.
        private static readonly ChannelDefinition[] Rows =
        {
            new ChannelDefinition(ChannelKind.Footfall, "footfall", ChannelForm.Counted, "", leastWidth: 1, leastValue: 0, greatestValue: int.MaxValue),
            new ChannelDefinition(ChannelKind.Sound, "sound", ChannelForm.Level, "dB(A)", leastWidth: 5, leastValue: 30, greatestValue: 130),
            new ChannelDefinition(ChannelKind.Pm25, "pm25", ChannelForm.Mean, "ug/m3", leastWidth: 5, leastValue: 0, greatestValue: 999),
            new ChannelDefinition(ChannelKind.Co2, "co2", ChannelForm.Mean, "ppm", leastWidth: 200, leastValue: 0, greatestValue: 40000),
            new ChannelDefinition(ChannelKind.Temperature, "temperature", ChannelForm.Mean, "degC", leastWidth: 2, leastValue: -40, greatestValue: 85),
            new ChannelDefinition(ChannelKind.Humidity, "humidity", ChannelForm.Mean, "%", leastWidth: 10, leastValue: 0, greatestValue: 100),
            new ChannelDefinition(ChannelKind.Pm10, "pm10", ChannelForm.Mean, "ug/m3", leastWidth: 5, leastValue: 0, greatestValue: 999),
        };

        /// <summary>How many rows there are.</summary>
        public static int Count
        {
            get { return Rows.Length; }
        }

        /// <summary>The row of a channel.</summary>
        /// <param name="kind">What it reports. A value that is none of the enumeration's ends in an exception.</param>
        public static ChannelDefinition Of(ChannelKind kind)
        {
            return Rows[(int)kind];
        }
    }
}
