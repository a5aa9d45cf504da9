namespace System.Net.Sockets
{
    internal enum ProtocolType
    {
        Udp = 17,
    }
}
