using EdgeNode.DeviceProfile;

namespace System.Device.Gpio
{
    [FromPackage("nanoFramework.System.Device.Gpio", "1.1.62")]
    public readonly struct PinValue
    {
        private readonly byte _value;

        public static PinValue High => throw null;

        public static PinValue Low => throw null;
    }
}
