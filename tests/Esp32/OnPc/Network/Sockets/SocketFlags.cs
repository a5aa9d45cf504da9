namespace System.Net.Sockets
{
    internal enum SocketFlags
    {
        None = 0,
    }
}
