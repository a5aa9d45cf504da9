using EdgeNode.DeviceProfile;

namespace System.Device.Gpio
{
    [FromPackage("nanoFramework.System.Device.Gpio", "1.1.62")]
    public enum PinMode
    {
        InputPullDown = 1,
        Output = 3,
    }
}
