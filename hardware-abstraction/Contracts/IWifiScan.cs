namespace EdgeNode.Contracts
{
    /// <summary>A look for the Wi-Fi networks around. A scan is begun, polled, and then read.</summary>
    public interface IWifiScan
    {
        /// <summary>How the scan begun last stands.</summary>
        ScanPhase Phase { get; }

        /// <summary>Access points found, hidden ones and several of one network included; 0 unless <see cref="Phase"/> is <see cref="ScanPhase.Done"/>.</summary>
        int Count { get; }

        /// <summary>Begins a scan. Does nothing while one is under way.</summary>
        void Begin();

        /// <summary>Name of the network of an access point, as it was sent: any characters; empty for a hidden one.</summary>
        string NameAt(int index);

        /// <summary>Strength of an access point in dBm, -127 to 0.</summary>
        int DbmAt(int index);
    }
}
