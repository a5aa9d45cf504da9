using System;
using System.Device.Adc;
using EdgeNode.Contracts;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// One channel of ADC1, the converter that works while the radio is on. The runtime sets 12 bits and the greatest
    /// attenuation (12 dB) for every channel.
    /// </summary>
    /// <remarks>The voltage is the chip's typical one, see <see cref="AdcLine"/>; the runtime gives no access to the calibration in the chip's fuses.</remarks>
    public sealed class AdcInput : IAnalogInput
    {
        private readonly AdcLine _line;
        private readonly AdcChannel _channel;

        /// <summary>Opens a channel.</summary>
        /// <param name="channel">Number of the channel of ADC1, from 0.</param>
        /// <param name="line">How the chip's numbers are voltages.</param>
        public AdcInput(int channel, AdcLine line)
        {
            _line = line;
            _channel = new AdcController().OpenChannel(channel);
        }

        /// <inheritdoc/>
        public bool TryReadMillivolts(out int millivolts)
        {
            try
            {
                millivolts = _line.ToMillivolts(_channel.ReadValue());
                return true;
            }
            catch (Exception)
            {
                millivolts = 0;
                return false;
            }
        }
    }
}
