namespace System.Net.Sockets
{
    internal enum SocketType
    {
        Dgram = 2,
    }
}
