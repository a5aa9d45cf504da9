namespace System.Net.Sockets
{
    internal sealed class SocketException : Exception
    {
        public SocketException(string message)
            : base(message)
        {
        }
    }
}
