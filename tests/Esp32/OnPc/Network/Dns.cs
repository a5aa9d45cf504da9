using System.Net.Sockets;
using EdgeNode.Esp32OnPc;

namespace System.Net
{
    /// <summary>Looking a name up holds the whole runtime (nf-interpreter, SOCK_getaddrinfo).</summary>
    internal static class Dns
    {
        private const int AnswerMs = 30;

        // lwIP's four tries.
        private const int LimitMs = 7000;

        public static IPHostEntry GetHostEntry(string hostNameOrAddress)
        {
            Chip.Note("Dns.GetHostEntry", hostNameOrAddress);
            Internet internet = Chip.Current.Internet;
            bool isAnswered = internet.IsReached && internet.HasDns;
            Chip.Current.Turns.Freeze(isAnswered ? AnswerMs : LimitMs);
            return isAnswered && internet.TimeServers.ContainsKey(hostNameOrAddress)
                ? new IPHostEntry(new IPAddress(hostNameOrAddress))
                : throw new SocketException("no such host");
        }
    }
}
