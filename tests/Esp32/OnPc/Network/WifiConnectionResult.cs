namespace System.Device.Wifi
{
    internal sealed class WifiConnectionResult
    {
        public WifiConnectionResult(WifiConnectionStatus status)
        {
            ConnectionStatus = status;
        }

        public WifiConnectionStatus ConnectionStatus { get; }
    }
}
