namespace EdgeNode.Contracts
{
    /// <summary>The radio network that a box has joined.</summary>
    public interface INetwork
    {
        /// <summary>Strength of the access point's signal.</summary>
        /// <param name="dbm">Signal in dBm, -100 to 0; 0 when false is returned.</param>
        /// <returns>False while the box has not joined a network, and where the platform does not tell.</returns>
        bool TryGetSignalDbm(out int dbm);
    }
}
