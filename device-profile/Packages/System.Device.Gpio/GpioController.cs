using EdgeNode.DeviceProfile;

namespace System.Device.Gpio
{
    [FromPackage("nanoFramework.System.Device.Gpio", "1.1.62")]
    public sealed class GpioController
    {
        public GpioController() => throw null;

        public GpioPin OpenPin(int pinNumber, PinMode mode) => throw null;
    }
}
