using System.Device.Gpio;
using EdgeNode.Contracts;

namespace EdgeNode.Esp32
{
    /// <summary>An LED between a pin and ground.</summary>
    public sealed class LedPin : IIndicator
    {
        private readonly GpioPin _pin;

        /// <summary>Opens the pin, low.</summary>
        /// <param name="controller">The processor's pins.</param>
        /// <param name="pin">GPIO number.</param>
        public LedPin(GpioController controller, int pin)
        {
            _pin = controller.OpenPin(pin, PinMode.Output);
            _pin.Write(PinValue.Low);
        }

        /// <inheritdoc/>
        public void Show(bool isOn)
        {
            _pin.Write(isOn ? PinValue.High : PinValue.Low);
        }
    }
}
