using System.Net.Sockets;

namespace System.Net
{
    internal sealed class IPAddress
    {
        public IPAddress(string host)
        {
            Host = host;
            AddressFamily = AddressFamily.InterNetwork;
        }

        public AddressFamily AddressFamily { get; }

        internal string Host { get; }
    }
}
