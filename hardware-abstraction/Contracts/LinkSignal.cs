namespace EdgeNode.Contracts
{
    /// <summary>What an <see cref="IUplinkLink"/> has to tell.</summary>
    public enum LinkSignal
    {
        /// <summary>Nothing new.</summary>
        None = 0,

        /// <summary>CONNACK arrived and accepts.</summary>
        Connected = 1,

        /// <summary>The attempt to connect has ended without a connection.</summary>
        ConnectFailed = 2,

        /// <summary>PUBACK arrived for the publish under way.</summary>
        Acknowledged = 3,

        /// <summary>The publish under way got no PUBACK; the broker may or may not have it.</summary>
        NotAcknowledged = 4,

        /// <summary>The connection is gone, and with it any publish under way.</summary>
        Lost = 5,
    }
}
