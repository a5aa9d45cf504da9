namespace System.Net
{
    internal sealed class IPHostEntry
    {
        public IPHostEntry(IPAddress address)
        {
            AddressList = new[] { address };
        }

        public IPAddress[] AddressList { get; }
    }
}
