namespace System.Net.Sockets
{
    internal enum AddressFamily
    {
        InterNetwork = 2,
    }
}
