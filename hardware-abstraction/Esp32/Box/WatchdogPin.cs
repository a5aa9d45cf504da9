using System.Device.Gpio;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// The pin to the watchdog part outside the processor, which restarts the box when it was not fed for its period.
    /// Only such a part can: DNS and the TLS handshake may hold the whole runtime, with every thread in it.
    /// </summary>
    public sealed class WatchdogPin
    {
        private readonly GpioPin _pin;

        /// <summary>Opens the pin, low.</summary>
        /// <param name="controller">The processor's pins.</param>
        /// <param name="pin">GPIO number.</param>
        public WatchdogPin(GpioController controller, int pin)
        {
            _pin = controller.OpenPin(pin, PinMode.Output);
            _pin.Write(PinValue.Low);
        }

        /// <summary>One pulse. The TPL5010 takes a rise of 100 ns or more on DONE (datasheet, timing requirements); two calls of the runtime last microseconds.</summary>
        public void Feed()
        {
            _pin.Write(PinValue.High);
            _pin.Write(PinValue.Low);
        }
    }
}
