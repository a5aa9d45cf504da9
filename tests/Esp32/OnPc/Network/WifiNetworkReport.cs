namespace System.Device.Wifi
{
    internal sealed class WifiNetworkReport
    {
        public WifiNetworkReport(WifiAvailableNetwork[] networks)
        {
            AvailableNetworks = networks;
        }

        public WifiAvailableNetwork[] AvailableNetworks { get; }
    }
}
