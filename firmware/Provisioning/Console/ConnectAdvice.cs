using EdgeNode.Summaries;

namespace EdgeNode.Provisioning
{
    /// <summary>What a failure to connect means to a technician, and what to do about it.</summary>
    public static class ConnectAdvice
    {
        /// <summary>The word, a colon, what it means and what to do.</summary>
        public static string Of(ConnectFailure failure)
        {
            return ConnectFailureWord.Of(failure) + ": " + Text(failure);
        }

        // No table: it would stand in the heap of a box that is never tested.
        private static string Text(ConnectFailure failure)
        {
            switch (failure)
            {
                case ConnectFailure.None:
                    return "nothing failed";
                case ConnectFailure.NotTold:
                    return "the set that runs lacks a network, a broker, certificates or a key; set them and commit";
                case ConnectFailure.WifiNotFound:
                    return "no access point of this name was heard; compare wifi-name with scan, and mind that the box has 2.4 GHz only";
                case ConnectFailure.WifiRefused:
                    return "the access point refused the box; check wifi-password, or come nearer: a weak signal ends in the same way";
                case ConnectFailure.WifiFailed:
                    return "the network was not joined and the radio gives no reason; check that the access point offers WPA2, and restart the box";
                case ConnectFailure.NoAddress:
                    return "the network is joined and gives no address; check its DHCP server";
                case ConnectFailure.NoTime:
                    return "no time server answered; let UDP port 123 out, or set time-servers";
                case ConnectFailure.NameUnknown:
                    return "the broker's name has no address here; check broker-host, and the network's DNS";
                case ConnectFailure.Unreachable:
                    return "TCP does not reach the broker; check broker-port and the firewalls";
                case ConnectFailure.TlsRefused:
                    return "one side does not accept the other's certificate; check ca list, cert, and that the broker's certificate bears broker-host";
                case ConnectFailure.BrokerRefused:
                    return "the broker refused CONNECT; let it accept the node id as the client id";
                case ConnectFailure.NoAnswer:
                    return "no answer came in time; try again, then read the broker's log";
                case ConnectFailure.Lost:
                    return "the connection ended; read the broker's log: it may refuse the certificate";
                case ConnectFailure.NotBegun:
                    return "the box has no memory for the attempt; restart it";
                default:
                    return null;
            }
        }
    }
}
