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

        /// <summary>The connection ends in the handshake.</summary>
        BreaksOff = 3,
    }
}
