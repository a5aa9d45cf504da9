using EdgeNode.DeviceProfile;

namespace System.Net
{
    [FromPackage("nanoFramework.System.Net", "1.11.60")]
    public static class Dns
    {
        public static IPHostEntry GetHostEntry(string hostNameOrAddress) => throw null;
    }
}
