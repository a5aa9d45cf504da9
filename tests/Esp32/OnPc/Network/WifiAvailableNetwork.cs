namespace System.Device.Wifi
{
    internal sealed class WifiAvailableNetwork
    {
        public WifiAvailableNetwork(string ssid, int dbm)
        {
            Ssid = ssid;
            NetworkRssiInDecibelMilliwatts = dbm;
        }

        public string Ssid { get; }

        public double NetworkRssiInDecibelMilliwatts { get; }
    }
}
