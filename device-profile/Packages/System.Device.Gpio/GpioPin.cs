using EdgeNode.DeviceProfile;

namespace System.Device.Gpio
{
    [FromPackage("nanoFramework.System.Device.Gpio", "1.1.62")]
    public sealed class GpioPin
    {
        internal GpioPin() => throw null;

        public event PinValueChangedEventHandler ValueChanged { add => throw null; remove => throw null; }

        public void Write(PinValue value) => throw null;
    }
}
