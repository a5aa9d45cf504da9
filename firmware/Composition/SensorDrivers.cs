using EdgeNode.Sensing;

namespace EdgeNode.Composition
{
    /// <summary>The driver of each part that a board can have, one row each.</summary>
    internal static class SensorDrivers
    {
        /// <summary>Makes the driver of a part.</summary>
        /// <param name="part">The part.</param>
        /// <param name="asked">What is wanted of what it measures.</param>
        /// <param name="altitudeM">Altitude of the box above the sea in m.</param>
        /// <returns>Null for a part without a driver.</returns>
        public static ISampledSensor Make(FittedSensor part, QuantitySet asked, int altitudeM)
        {
            switch (part.Model)
            {
                case "sen0232": return new SoundLevelSampler(part.Pin);
                case "sds011": return new Sds011Sampler(part.Port, asked);
                case "pms5003": return new Pms5003Sampler(part.Port, asked);
                case "scd41": return new Scd41Sampler(part.Bus, altitudeM);
                case "bme280": return new Bme280Sampler(part.Bus, part.Address, asked);
                case "sen66": return new Sen66Sampler(part.Bus, part.Address, asked, altitudeM);
                default: return null;
            }
        }
    }
}
