using EdgeNode.DeviceProfile;

namespace System.Device.Wifi
{
    [FromPackage("nanoFramework.System.Device.Wifi", "1.5.149")]
    public sealed class WifiAdapter
    {
        internal WifiAdapter() => throw null;

        public event AvailableNetworksChangedEventHandler AvailableNetworksChanged { add => throw null; remove => throw null; }

        public WifiNetworkReport NetworkReport => throw null;

        public WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential) => throw null;

        public static WifiAdapter[] FindAllAdapters() => throw null;

        public void ScanAsync() => throw null;
    }
}
