using EdgeNode.DeviceProfile;

namespace System.Net.Sockets
{
    [FromPackage("nanoFramework.System.Net", "1.11.60")]
    public class SocketException : Exception
    {
        internal SocketException() => throw null;
    }
}
