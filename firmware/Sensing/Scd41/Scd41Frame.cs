namespace EdgeNode.Sensing
{
    /// <summary>What the words mean that the SCD41 puts on the bus (SCD4x datasheet 1.3, sections 3.5 and 3.8).</summary>
    public static class Scd41Frame
    {
        /// <summary>Length in bytes of the answer to <see cref="Scd41Command.GetDataReadyStatus"/>.</summary>
        public const int DataReadyLength = SensirionWord.Length;

        /// <summary>Length in bytes of the answer to <see cref="Scd41Command.ReadMeasurement"/>.</summary>
        public const int MeasurementLength = 3 * SensirionWord.Length;

        // The lower eleven bits are zero while nothing waits (section 3.8.2); the others are not specified.
        private const int DataReadyBits = 0x7ff;

        /// <summary>Reads the answer to <see cref="Scd41Command.GetDataReadyStatus"/>.</summary>
        /// <param name="answer">At least <see cref="DataReadyLength"/> bytes.</param>
        /// <param name="ready">Whether a measurement waits; false when false is returned.</param>
        /// <returns>False when the CRC is wrong.</returns>
        public static bool TryParseDataReady(byte[] answer, out bool ready)
        {
            bool whole = SensirionWord.TryParse(answer, 0, out int word);
            ready = (word & DataReadyBits) != 0;
            return whole;
        }

        /// <summary>Reads the answer to <see cref="Scd41Command.ReadMeasurement"/>; of its three words the first is CO2.</summary>
        /// <param name="answer">At least <see cref="MeasurementLength"/> bytes.</param>
        /// <param name="co2Ppm">CO2 in ppm, 0 to 65,535: what the frame can hold, not what the part can measure.</param>
        /// <returns>False when one of the three CRCs is wrong, of which two are for words that are not used; then the value is 0.</returns>
        public static bool TryParseMeasurement(byte[] answer, out int co2Ppm)
        {
            if (SensirionWord.TryParse(answer, 0, out co2Ppm)
                && SensirionWord.TryParse(answer, SensirionWord.Length, out _)
                && SensirionWord.TryParse(answer, 2 * SensirionWord.Length, out _))
            {
                return true;
            }

            co2Ppm = 0;
            return false;
        }
    }
}
