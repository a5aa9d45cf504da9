namespace EdgeNode.Contracts
{
    /// <summary>What has become of an <see cref="IDatagramLink"/> since it was told to open.</summary>
    public enum DatagramPhase
    {
        /// <summary>Nothing is open or being opened.</summary>
        Closed = 0,

        /// <summary>The network is being joined or the name looked up.</summary>
        Opening = 1,

        /// <summary>Datagrams can go both ways.</summary>
        Open = 2,

        /// <summary>There is no network, or nobody has that name.</summary>
        Failed = 3,
    }
}
