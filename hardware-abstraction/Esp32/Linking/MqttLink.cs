using EdgeNode.Contracts;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// The way to the broker over nanoFramework.M2Mqtt: for each attempt a new <see cref="MqttConnection"/>, and never two at a time,
    /// since one TLS connection takes 33 KB of the chip's memory.
    /// </summary>
    /// <remarks>
    /// An attempt runs on a thread of its own, so that <c>Node.Step()</c> goes on while the network is joined and
    /// CONNACK is outstanding. Name resolution and the TLS handshake hold the whole runtime all the same,
    /// for as long as the peer is silent: only the watchdog part ends that.
    /// </remarks>
    public sealed class MqttLink : IUplinkLink
    {
        private readonly MqttClientSource _source;
        private MqttConnection _connection;
        private bool _isRefused;

        /// <summary>Makes a link that is down.</summary>
        /// <param name="told">Where the broker's address and the certificates are, by the names of <see cref="PartName"/>; read at each attempt.</param>
        /// <param name="network">Joined before each attempt.</param>
        /// <param name="clock">While it does not know the time, attempts end once the network is joined: TLS checks the dates of certificates.</param>
        public MqttLink(IReadableStore told, WifiNetwork network, IClock clock)
        {
            _source = new MqttClientSource(told, network, clock);
        }

        /// <inheritdoc/>
        public LinkStage Stage
        {
            get { return _connection == null ? LinkStage.Down : _connection.Stage; }
        }

        /// <inheritdoc/>
        public LinkFailure Failure
        {
            get { return _connection == null ? LinkFailure.None : _connection.Failure; }
        }

        /// <inheritdoc/>
        public void BeginConnect(LinkSession session)
        {
            // An attempt that was given up may still hang in the driver. Until it has ended, another one fails.
            _isRefused = _connection != null && _connection.IsOpening;
            if (!_isRefused)
            {
                _connection = new MqttConnection(_source, session);
                _connection.BeginOpen();
            }
        }

        /// <inheritdoc/>
        public void BeginPublish(string topic, byte[] payload, int count, bool retain)
        {
            _connection.BeginPublish(topic, payload, count, retain);
        }

        /// <inheritdoc/>
        public LinkSignal Poll()
        {
            if (_isRefused)
            {
                _isRefused = false;
                return LinkSignal.ConnectFailed;
            }

            return _connection == null ? LinkSignal.None : _connection.Poll();
        }

        /// <inheritdoc/>
        /// <remarks>Holds the calling thread for 0.2 s at least and about 5 s at most: M2Mqtt waits for its threads.</remarks>
        public void Close()
        {
            if (_connection != null)
            {
                _connection.Close();
            }
        }
    }
}
