using EdgeNode.DeviceProfile;

namespace System.Device.Wifi
{
    [FromPackage("nanoFramework.System.Device.Wifi", "1.5.149")]
    public class WifiNetworkReport
    {
        internal WifiNetworkReport() => throw null;

        public WifiAvailableNetwork[] AvailableNetworks => throw null;
    }
}
