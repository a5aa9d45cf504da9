using System;
using System.Device.Wifi;
using EdgeNode.Contracts;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// A scan by the ESP32's driver: passive, about half a second on each channel, while the radio is off its own channel. It says nothing of
    /// how a network is secured: the package leaves that out of what the driver tells it (WifiAdapter.cs, ParseNativeReports).
    /// </summary>
    public sealed class WifiScan : IWifiScan
    {
        private readonly WifiNetwork _network;
        private WifiAdapter _adapter;
        private WifiAvailableNetwork[] _found = new WifiAvailableNetwork[0];

        /// <summary>Makes a scan that has not begun.</summary>
        /// <param name="network">Has the radio.</param>
        public WifiScan(WifiNetwork network)
        {
            _network = network;
        }

        /// <inheritdoc/>
        public ScanPhase Phase { get; private set; }

        /// <inheritdoc/>
        public int Count
        {
            get { return Phase == ScanPhase.Done ? _found.Length : 0; }
        }

        /// <inheritdoc/>
        public void Begin()
        {
            if (Phase == ScanPhase.UnderWay)
            {
                return;
            }

            Phase = ScanPhase.Failed;
            try
            {
                if (_adapter == null)
                {
                    WifiAdapter adapter = _network.TakeAdapter();
                    adapter.AvailableNetworksChanged += OnEnded;
                    _adapter = adapter;
                }

                Phase = ScanPhase.UnderWay;
                _adapter.ScanAsync();
            }
            catch (Exception)
            {
                // No adapter, or the radio is off or joining.
                Phase = ScanPhase.Failed;
            }
        }

        /// <inheritdoc/>
        public string NameAt(int index)
        {
            return _found[index].Ssid ?? "";
        }

        /// <inheritdoc/>
        public int DbmAt(int index)
        {
#pragma warning disable EDGE001 // The package gives the driver's whole number as a double; nothing is computed with it.
            return (int)_found[index].NetworkRssiInDecibelMilliwatts;
#pragma warning restore EDGE001
        }

        // On a thread of the platform.
        private void OnEnded(WifiAdapter sender, object e)
        {
            if (Phase != ScanPhase.UnderWay)
            {
                return;
            }

            try
            {
                _found = sender.NetworkReport.AvailableNetworks;
                _network.NoteRadio();
                Phase = ScanPhase.Done;
            }
            catch (Exception)
            {
                Phase = ScanPhase.Failed;
            }
        }
    }
}
