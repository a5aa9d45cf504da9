using EdgeNode.Esp32OnPc;

namespace System.Net.NetworkInformation
{
    internal sealed class NetworkInterface
    {
        private NetworkInterface(NetworkInterfaceType type, string address)
        {
            NetworkInterfaceType = type;
            IPv4Address = address;
        }

        public NetworkInterfaceType NetworkInterfaceType { get; }

        public string IPv4Address { get; }

        // The access point's own interface stands beside the station's on an ESP32, with an address of its own.
        public static NetworkInterface[] GetAllNetworkInterfaces()
        {
            return new[]
            {
                new NetworkInterface(NetworkInterfaceType.WirelessAP, "192.168.4.1"),
                new NetworkInterface(NetworkInterfaceType.Wireless80211, Chip.Current.Radio.Address),
            };
        }
    }
}
