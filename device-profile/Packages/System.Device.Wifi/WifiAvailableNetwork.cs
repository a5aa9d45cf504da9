using EdgeNode.DeviceProfile;

namespace System.Device.Wifi
{
    [FromPackage("nanoFramework.System.Device.Wifi", "1.5.149")]
    public class WifiAvailableNetwork
    {
        internal WifiAvailableNetwork() => throw null;

        public double NetworkRssiInDecibelMilliwatts => throw null;

        public string Ssid => throw null;
    }
}
