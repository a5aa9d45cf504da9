namespace System.Net.Sockets
{
    internal enum SelectMode
    {
        SelectRead = 0,
    }
}
