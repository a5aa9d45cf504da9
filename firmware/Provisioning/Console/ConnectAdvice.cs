using EdgeNode.Summaries;

namespace EdgeNode.Provisioning
{
    /// <summary>What a failure to connect means to a technician, and what to do about it.</summary>
    public static class ConnectAdvice
    {
        private static readonly string[] Texts =
        {
            "nothing failed",
            "the set that runs lacks a network, a broker, certificates or a key; set them and commit",
            "no access point of this name was heard; compare wifi-name with scan, and mind that the box has 2.4 GHz only",
            "the access point refused the box; check wifi-password, or come nearer: a weak signal ends in the same way",
            "the network was not joined and the radio gives no reason; check that the access point offers WPA2, and restart the box",
            "the network is joined and gives no address; check its DHCP server",
            "no time server answered; let UDP port 123 out, or set time-servers",
            "the broker's name has no address here; check broker-host, and the network's DNS",
            "TCP does not reach the broker; check broker-port and the firewalls",
            "one side does not accept the other's certificate; check ca list, cert, and that the broker's certificate bears broker-host",
            "the broker refused CONNECT; let it accept the node id as the client id",
            "no answer came in time; try again, then read the broker's log",
            "the connection ended; read the broker's log: it may refuse the certificate",
            "the box has no memory for the attempt; restart it",
        };

        /// <summary>The word, a colon, what it means and what to do.</summary>
        public static string Of(ConnectFailure failure)
        {
            return ConnectFailureWord.Of(failure) + ": " + Texts[(int)failure];
        }
    }
}
