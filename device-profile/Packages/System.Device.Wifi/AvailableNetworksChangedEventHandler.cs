using EdgeNode.DeviceProfile;

namespace System.Device.Wifi
{
    [FromPackage("nanoFramework.System.Device.Wifi", "1.5.149")]
    public delegate void AvailableNetworksChangedEventHandler(WifiAdapter sender, object e);
}
