using EdgeNode.Esp32OnPc;

namespace System.Device.Wifi
{
    internal sealed class WifiAdapter
    {
        public static WifiAdapter[] FindAllAdapters()
        {
            Chip.Note("WifiAdapter.FindAllAdapters");
            return Chip.Current.Radio.HasAdapter ? new[] { new WifiAdapter() } : new WifiAdapter[0];
        }

        public WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential)
        {
            Chip.Note("WifiAdapter.Connect", $"{ssid} {reconnectionKind} {passwordCredential}");
            bool isToReconnect = reconnectionKind == WifiReconnectionKind.Automatic;
            return new WifiConnectionResult(Chip.Current.Radio.Join(ssid, isToReconnect, passwordCredential));
        }
    }
}
