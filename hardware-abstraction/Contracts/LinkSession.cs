namespace EdgeNode.Contracts
{
    /// <summary>What a connection says of itself in CONNECT (MQTT 3.1.1, section 3.1).</summary>
    public sealed class LinkSession
    {
        /// <summary>Makes the description of a connection.</summary>
        /// <param name="clientId">Client identifier: the certificate's common name, which is the node id.</param>
        /// <param name="willTopic">Topic of the Last Will, which is retained and sent with QoS 1.</param>
        /// <param name="willText">Payload of the Last Will, ASCII.</param>
        /// <param name="keepAliveSeconds">Keep-alive in seconds, 1 to 65,535.</param>
        public LinkSession(string clientId, string willTopic, string willText, int keepAliveSeconds)
        {
            ClientId = clientId;
            WillTopic = willTopic;
            WillText = willText;
            KeepAliveSeconds = keepAliveSeconds;
        }

        /// <summary>Client identifier.</summary>
        public string ClientId { get; }

        /// <summary>Topic of the Last Will.</summary>
        public string WillTopic { get; }

        /// <summary>Payload of the Last Will, ASCII.</summary>
        public string WillText { get; }

        /// <summary>Keep-alive in seconds.</summary>
        public int KeepAliveSeconds { get; }
    }
}
