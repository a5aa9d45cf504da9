using EdgeNode.DeviceProfile;

namespace System.Net
{
    [FromPackage("nanoFramework.System.Net", "1.11.60")]
    public class IPHostEntry
    {
        public IPAddress[] AddressList => throw null;
    }
}
