using EdgeNode.DeviceProfile;

namespace System.Net.Sockets
{
    [FromPackage("nanoFramework.System.Net", "1.11.60")]
    public class Socket
    {
        public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType) => throw null;

        public void Close() => throw null;

        public void Connect(EndPoint remoteEP) => throw null;

        public bool Poll(int microSeconds, SelectMode mode) => throw null;

        public int Receive(byte[] buffer) => throw null;

        public int Send(byte[] buffer, int size, SocketFlags socketFlags) => throw null;
    }
}
