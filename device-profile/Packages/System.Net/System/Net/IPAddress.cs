using System.Net.Sockets;
using EdgeNode.DeviceProfile;

namespace System.Net
{
    [FromPackage("nanoFramework.System.Net", "1.11.60")]
    public class IPAddress
    {
        internal IPAddress() => throw null;

        public AddressFamily AddressFamily => throw null;
    }
}
