using EdgeNode.Esp32OnPc;

namespace System.Device.Gpio
{
    /// <summary>nanoFramework.System.Device.Gpio: a pin that is open cannot be opened again.</summary>
    public sealed class GpioController
    {
        /// <summary>Opens a pin.</summary>
        public GpioPin OpenPin(int pinNumber, PinMode mode)
        {
            Chip.Note($"GpioController.OpenPin {pinNumber}", $"{mode}");
            GpioPin pin = new GpioPin(pinNumber, mode);
            Chip.Current.Pins.Add(pinNumber, pin);
            return pin;
        }
    }
}
