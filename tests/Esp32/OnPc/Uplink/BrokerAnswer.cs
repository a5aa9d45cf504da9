namespace EdgeNode.Esp32OnPc
{
    /// <summary>What a broker does with CONNECT.</summary>
    public enum BrokerAnswer
    {
        /// <summary>CONNACK that accepts.</summary>
        Accepts = 0,

        /// <summary>CONNACK that refuses.</summary>
        Refuses = 1,

        /// <summary>No CONNACK.</summary>
        IsSilent = 2,

        /// <summary>The handshake ends with an alert, or with a certificate that the box does not accept.</summary>
        BreaksOff = 3,

        /// <summary>TCP is refused.</summary>
        IsClosed = 4,

        /// <summary>CONNECT cannot be sent: the connection has ended behind the handshake.</summary>
        EndsEarly = 5,
    }
}
