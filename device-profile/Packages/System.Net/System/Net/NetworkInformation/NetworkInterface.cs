using EdgeNode.DeviceProfile;

namespace System.Net.NetworkInformation
{
    [FromPackage("nanoFramework.System.Net", "1.11.60")]
    public class NetworkInterface
    {
        internal NetworkInterface() => throw null;

        public string IPv4Address => throw null;

        public NetworkInterfaceType NetworkInterfaceType => throw null;

        public static NetworkInterface[] GetAllNetworkInterfaces() => throw null;
    }
}
