namespace EdgeNode.Esp32
{
    /// <summary>The straight line from a 12 bit sample to millivolts at the greatest attenuation, as it is for a typical chip.</summary>
    /// <remarks>
    /// Typical is not calibrated: the reference of a classic ESP32 lies between 1.0 and 1.2 V from chip to chip, which
    /// is up to 9 % of the voltage. A sound level meter with 50 dB/V may be off by 9 dB at 2 V, always in the same
    /// direction on one box. Comparing a box with a sound calibrator shows how much.
    /// </remarks>
    public sealed class AdcLine
    {
        private const int GreatestSample = 4095;
        private const int GreatestMillivolts = 3300;

        // At 1.1 V of reference: 196602 / 65536 of it, and 142 mV (ESP-IDF v4.4, esp_adc_cal_esp32.c). Good for 150 to 2,450 mV.
        private static readonly AdcLine Classic = new AdcLine(142, 3299);

        // Measurable ranges of the ESP-IDF's ADC page of each chip, from 0 mV.
        private static readonly AdcLine S3 = new AdcLine(0, 3100);
        private static readonly AdcLine C3 = new AdcLine(0, 2500);

        private readonly int _offsetMv;
        private readonly int _spanMv;

        private AdcLine(int offsetMv, int spanMv)
        {
            _offsetMv = offsetMv;
            _spanMv = spanMv;
        }

        /// <summary>The line of the chip that a runtime image is made for.</summary>
        /// <param name="targetName">nanoFramework's name of the target, such as <c>ESP32_S3_QUAD</c>. What is neither an S3 nor a C3 counts as a classic ESP32; a board file with a voltage on another chip is refused.</param>
        public static AdcLine OfTarget(string targetName)
        {
            if (targetName.IndexOf("_S3") >= 0)
            {
                return S3;
            }

            return targetName.IndexOf("_C3") >= 0 ? C3 : Classic;
        }

        /// <summary>The voltage of a sample.</summary>
        /// <param name="sample">0 to 4095.</param>
        /// <returns>Millivolts, 0 to 3300.</returns>
        public int ToMillivolts(int sample)
        {
            int millivolts = _offsetMv + (sample * _spanMv / GreatestSample);
            return millivolts < GreatestMillivolts ? millivolts : GreatestMillivolts;
        }
    }
}
