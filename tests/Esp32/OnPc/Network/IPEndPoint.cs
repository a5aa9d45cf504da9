namespace System.Net
{
    internal sealed class IPEndPoint
    {
        public IPEndPoint(IPAddress address, int port)
        {
            Host = address.Host;
            Port = port;
        }

        public int Port { get; }

        internal string Host { get; }
    }
}
