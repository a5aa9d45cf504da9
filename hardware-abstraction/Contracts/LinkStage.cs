namespace EdgeNode.Contracts
{
    /// <summary>How far an <see cref="IUplinkLink"/> has come on its way to the broker, in the order in which it goes.</summary>
    public enum LinkStage
    {
        /// <summary>No connection, and no attempt under way.</summary>
        Down = 0,

        /// <summary>The network is joined, until it has given an address.</summary>
        Joining = 1,

        /// <summary>The broker's name is looked up.</summary>
        Resolving = 2,

        /// <summary>TCP, TLS and CONNECT: one call of the platform, which does not tell how far it is.</summary>
        Connecting = 3,

        /// <summary>CONNACK has come and accepts.</summary>
        Connected = 4,
    }
}
