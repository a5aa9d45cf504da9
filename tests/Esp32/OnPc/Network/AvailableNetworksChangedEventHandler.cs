namespace System.Device.Wifi
{
    internal delegate void AvailableNetworksChangedEventHandler(WifiAdapter sender, object e);
}
