using System.Linq;
using EdgeNode.Esp32OnPc;

namespace System.Device.Wifi
{
    internal sealed class WifiAdapter
    {
        public event AvailableNetworksChangedEventHandler AvailableNetworksChanged;

        public WifiNetworkReport NetworkReport
        {
            get
            {
                return new WifiNetworkReport(Chip.Current.Radio.Around.Select(one => new WifiAvailableNetwork(one.Name, one.Dbm)).ToArray());
            }
        }

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

        // The driver refuses a scan while it joins a network (NativeScanAsync, StartScanOutcome_Esp32WifiState).
        public void ScanAsync()
        {
            Chip.Note("WifiAdapter.ScanAsync");
            if (Chip.Current.Radio.IsBusy)
            {
                throw new InvalidOperationException("busy");
            }

            Chip.Current.Turns.After(Radio.ScanMs, () => AvailableNetworksChanged?.Invoke(this, EventArgs.Empty));
        }
    }
}
