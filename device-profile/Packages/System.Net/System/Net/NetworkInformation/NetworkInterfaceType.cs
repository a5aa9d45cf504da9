using EdgeNode.DeviceProfile;

namespace System.Net.NetworkInformation
{
    [FromPackage("nanoFramework.System.Net", "1.11.60")]
    public enum NetworkInterfaceType
    {
        Wireless80211 = 71,
    }
}
