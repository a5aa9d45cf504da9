using EdgeNode.DeviceProfile;

namespace System.Net
{
    [FromPackage("nanoFramework.System.Net", "1.11.60")]
    public class IPEndPoint : EndPoint
    {
        public IPEndPoint(IPAddress address, int port) => throw null;
    }
}
