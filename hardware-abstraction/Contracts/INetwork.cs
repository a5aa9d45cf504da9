namespace EdgeNode.Contracts
{
    /// <summary>The radio network of a box.</summary>
    public interface INetwork
    {
        /// <summary>Whether the radio has been on since power-on, on which random bytes depend.</summary>
        bool IsRadioOn { get; }

        /// <summary>Begins to join the network that the box was told, unless that is done or under way, and returns at once.</summary>
        void BeginJoin();

        /// <summary>Strength of the access point's signal.</summary>
        /// <param name="dbm">Signal in dBm, -100 to 0; 0 when false is returned.</param>
        /// <returns>False while the box has not joined a network, and where the platform does not tell.</returns>
        bool TryGetSignalDbm(out int dbm);
    }
}
