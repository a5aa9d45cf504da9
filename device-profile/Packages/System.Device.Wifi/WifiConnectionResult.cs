using EdgeNode.DeviceProfile;

namespace System.Device.Wifi
{
    [FromPackage("nanoFramework.System.Device.Wifi", "1.5.149")]
    public class WifiConnectionResult
    {
        internal WifiConnectionResult() => throw null;

        public WifiConnectionStatus ConnectionStatus => throw null;
    }
}
