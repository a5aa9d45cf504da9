namespace System.Device.Wifi
{
    internal enum WifiConnectionStatus
    {
        InvalidCredential = 1,
        NetworkNotAvailable = 2,
        Success = 3,
        UnspecifiedFailure = 5,
    }
}
