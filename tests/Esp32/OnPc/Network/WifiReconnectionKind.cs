namespace System.Device.Wifi
{
    internal enum WifiReconnectionKind
    {
        Automatic = 0,
    }
}
