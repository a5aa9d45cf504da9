namespace EdgeNode.Contracts
{
    /// <summary>UDP with one server at a time. <see cref="BeginOpen"/> begins and returns; <see cref="Phase"/> tells what became of it.</summary>
    /// <remarks>Only what the server itself sends arrives here: datagrams from other addresses and ports are dropped.</remarks>
    public interface IDatagramLink
    {
        /// <summary>What has become of the last <see cref="BeginOpen"/>.</summary>
        DatagramPhase Phase { get; }

        /// <summary>Begins to open a way to a server: joins the network where that is lost and looks the name up. Closes the one before.</summary>
        /// <param name="host">Host name or address.</param>
        /// <param name="port">UDP port, 1 to 65,535.</param>
        void BeginOpen(string host, int port);

        /// <summary>Sends the first <paramref name="count"/> bytes of <paramref name="datagram"/>.</summary>
        /// <returns>False when the link is not open or the datagram could not leave.</returns>
        bool TrySend(byte[] datagram, int count);

        /// <summary>Moves one datagram that has arrived into the start of <paramref name="buffer"/>; what does not fit is lost. Does not wait.</summary>
        /// <returns>How many bytes were moved; 0 when none has arrived or the link is not open.</returns>
        int Receive(byte[] buffer);

        /// <summary>Closes the link and frees what it holds. An opening that is under way closes itself when it ends.</summary>
        void Close();
    }
}
