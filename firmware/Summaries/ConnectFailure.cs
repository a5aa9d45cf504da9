namespace EdgeNode.Summaries
{
    /// <summary>Why an attempt to connect failed: the numbers of <c>LinkFailure</c> in Contracts, which this layer does not name.</summary>
    public enum ConnectFailure
    {
        /// <summary><c>none</c>: none has failed.</summary>
        None = 0,

        /// <summary><c>not-told</c>: the box was not told a network, a broker, certificates or a key.</summary>
        NotTold = 1,

        /// <summary><c>wifi-not-found</c>: no access point of the network's name was heard.</summary>
        WifiNotFound = 2,

        /// <summary><c>wifi-refused</c>: the access point refused the box.</summary>
        WifiRefused = 3,

        /// <summary><c>wifi-failed</c>: the network was not joined, and the radio gives no reason.</summary>
        WifiFailed = 4,

        /// <summary><c>no-address</c>: the network gives no address.</summary>
        NoAddress = 5,

        /// <summary><c>no-time</c>: no time server has told the time.</summary>
        NoTime = 6,

        /// <summary><c>name-unknown</c>: the broker's name has no address.</summary>
        NameUnknown = 7,

        /// <summary><c>unreachable</c>: TCP does not reach the broker.</summary>
        Unreachable = 8,

        /// <summary><c>tls-refused</c>: one side does not accept the other's certificate.</summary>
        TlsRefused = 9,

        /// <summary><c>broker-refused</c>: CONNACK refuses.</summary>
        BrokerRefused = 10,

        /// <summary><c>no-answer</c>: an answer did not come in time.</summary>
        NoAnswer = 11,

        /// <summary><c>lost</c>: the connection ended before CONNACK.</summary>
        Lost = 12,

        /// <summary><c>not-begun</c>: the box had no memory for the attempt.</summary>
        NotBegun = 13,
    }
}
