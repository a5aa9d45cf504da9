namespace EdgeNode.Provisioning
{
    /// <summary>The Wi-Fi networks around the box, for clients of Improv Serial.</summary>
    public interface IImprovNetworks
    {
        /// <summary>Begins to look for them. What was found before is forgotten.</summary>
        /// <returns>False when the radio cannot look now.</returns>
        bool TryBegin();

        /// <summary>Whether the radio has looked, well or not.</summary>
        bool IsDone { get; }

        /// <summary>How many were found, once it is done; 0 where the radio has failed.</summary>
        int Count { get; }

        /// <summary>Copies the name of one.</summary>
        /// <param name="index">Which one, from 0.</param>
        /// <param name="name">Takes the name; 32 bytes at least.</param>
        /// <returns>Its bytes, 0 to 32; 0 where the network hides it.</returns>
        int ReadName(int index, byte[] name);

        /// <summary>Strength of the signal of one in dBm, -127 to 0.</summary>
        int SignalDbm(int index);

        /// <summary>Whether one wants a password.</summary>
        bool IsSecured(int index);
    }
}
