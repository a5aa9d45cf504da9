using EdgeNode.DeviceProfile;

namespace System.Device.Gpio
{
    [FromPackage("nanoFramework.System.Device.Gpio", "1.1.62")]
    public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);
}
