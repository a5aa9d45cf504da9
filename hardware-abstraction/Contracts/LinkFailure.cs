namespace EdgeNode.Contracts
{
    /// <summary>
    /// Why there is no connection to the broker, as far as the platform tells. The numbers stand in stores of boxes and keep their
    /// meaning.
    /// </summary>
    public enum LinkFailure
    {
        /// <summary>There was no failure.</summary>
        None = 0,

        /// <summary>The box was not told a network, a broker, certificates or a key.</summary>
        NotTold = 1,

        /// <summary>No access point of the network's name was heard.</summary>
        WifiNotFound = 2,

        /// <summary>The access point refused the box: most often for its password.</summary>
        WifiRefused = 3,

        /// <summary>The network was not joined, and the radio gives no reason.</summary>
        WifiFailed = 4,

        /// <summary>The network is joined and gives no address.</summary>
        NoAddress = 5,

        /// <summary>No time server has told the time, by which TLS judges certificates.</summary>
        NoTime = 6,

        /// <summary>The broker's name has no address, or no name server answers.</summary>
        NameUnknown = 7,

        /// <summary>TCP does not reach the broker.</summary>
        Unreachable = 8,

        /// <summary>No TLS came about: one of the two sides does not accept the other's certificate, or the other side speaks no TLS.</summary>
        TlsRefused = 9,

        /// <summary>CONNACK refuses.</summary>
        BrokerRefused = 10,

        /// <summary>An answer, CONNACK or one before it, did not come in time.</summary>
        NoAnswer = 11,

        /// <summary>The connection ended before CONNACK, or was lost later.</summary>
        Lost = 12,

        /// <summary>The box itself could not begin: no memory for a thread.</summary>
        NotBegun = 13,
    }
}
