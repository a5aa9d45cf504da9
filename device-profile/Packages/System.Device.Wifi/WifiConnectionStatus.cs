using EdgeNode.DeviceProfile;

namespace System.Device.Wifi
{
    [FromPackage("nanoFramework.System.Device.Wifi", "1.5.149")]
    public enum WifiConnectionStatus
    {
        InvalidCredential = 1,
        NetworkNotAvailable = 2,
        Success = 3,
        UnspecifiedFailure = 5,
    }
}
