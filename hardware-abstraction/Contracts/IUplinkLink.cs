namespace EdgeNode.Contracts
{
    /// <summary>
    /// One MQTT 3.1.1 connection over mutually authenticated TLS. The broker's address and the certificates are the
    /// link's own affair. Calls begin something and return; what became of it is told by <see cref="Poll"/>.
    /// </summary>
    /// <remarks>At most one operation is under way at a time.</remarks>
    public interface IUplinkLink
    {
        /// <summary>How far the link has come.</summary>
        LinkStage Stage { get; }

        /// <summary>
        /// Why the last attempt failed, or how the last connection ended: known from the signal on that tells of it, until an attempt
        /// succeeds. <see cref="LinkFailure.None"/> while there is nothing of the kind.
        /// </summary>
        LinkFailure Failure { get; }

        /// <summary>Starts one attempt to connect: a new client, nothing kept of an earlier one, a clean session.</summary>
        void BeginConnect(LinkSession session);

        /// <summary>Starts one QoS 1 publish. The link copies what it needs before it returns.</summary>
        /// <param name="topic">Topic name, no wildcards.</param>
        /// <param name="payload">Buffer whose first <paramref name="count"/> bytes are the payload.</param>
        /// <param name="count">Payload length in bytes.</param>
        /// <param name="retain">Whether the broker keeps the message for later subscribers.</param>
        void BeginPublish(string topic, byte[] payload, int count, bool retain);

        /// <summary>What has happened since the last call; each event is told once, and <see cref="LinkSignal.None"/> says that there is none.</summary>
        LinkSignal Poll();

        /// <summary>Sends DISCONNECT where a connection is up, so that the broker drops the will, and frees everything.</summary>
        void Close();
    }
}
