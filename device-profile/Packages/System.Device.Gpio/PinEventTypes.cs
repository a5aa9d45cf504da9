using EdgeNode.DeviceProfile;

namespace System.Device.Gpio
{
    [FromPackage("nanoFramework.System.Device.Gpio", "1.1.62")]
    [Flags]
    public enum PinEventTypes
    {
        Rising = 1,
    }
}
