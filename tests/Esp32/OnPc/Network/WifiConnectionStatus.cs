namespace System.Device.Wifi
{
    internal enum WifiConnectionStatus
    {
        UnspecifiedFailure = 5,
    }
}
