using System;
using EdgeNode.Contracts;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// The hardware generator, which <see cref="Random"/> is on an ESP32: it ignores seeds and reads <c>esp_random()</c>
    /// (nf-interpreter, targets/ESP32/_nanoCLR/targetRandom.cpp).
    /// </summary>
    /// <remarks>
    /// Its bits are physical noise only while the radio is on (ESP-IDF, "Random Number Generation"); before that it is
    /// a pseudo-random generator, and this class refuses. The radio of a joined box sleeps between beacons, which may pause
    /// that noise: on a classic ESP32, which has no second source, the runtime image must turn that sleep off
    /// (docs/image.md, "Where randomness comes from"). No API and no health test tells whether it did.
    /// </remarks>
    public sealed class HardwareEntropy : IEntropy
    {
        private readonly WifiNetwork _network;
        private readonly Random _generator = new Random();

        /// <summary>Makes the source.</summary>
        /// <param name="network">Tells whether the radio is on.</param>
        public HardwareEntropy(WifiNetwork network)
        {
            _network = network;
        }

        /// <inheritdoc/>
        public bool TryFill(byte[] buffer)
        {
            if (!_network.IsRadioOn)
            {
                return false;
            }

            _generator.NextBytes(buffer);
            return true;
        }
    }
}
