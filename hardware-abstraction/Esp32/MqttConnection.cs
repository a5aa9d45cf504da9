using System;
using System.Threading;
using EdgeNode.Contracts;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace EdgeNode.Esp32
{
    /// <summary>One attempt to connect and, when it succeeds, the connection: one client of M2Mqtt, used once.</summary>
    /// <remarks>
    /// M2Mqtt's handlers run on its own threads; they only note what <see cref="Poll"/> tells. Its queue is bounded to
    /// one message. It sends a publish up to three times, a second apart, and then says that it was not published; a
    /// broker that needs longer for a PUBACK than that is not waited for.
    /// </remarks>
    internal sealed class MqttConnection
    {
        private const int EndWaitMs = 3000;
        private const int NoMessage = -1;

        private readonly object _lock = new object();
        private readonly AutoResetEvent _hasEnded = new AutoResetEvent(false);
        private readonly MqttClientSource _source;
        private readonly LinkSession _session;
        private MqttClient _client;
        private LinkSignal _news = LinkSignal.None;
        private bool _isOpening;
        private bool _isOpen;
        private bool _wasConnected;
        private bool _isGivenUp;
        private bool _isRefused;
        private bool _isPublished;
        private int _awaitedId = NoMessage;
        private int _answeredId = NoMessage;

        /// <summary>Makes an attempt that has not begun.</summary>
        public MqttConnection(MqttClientSource source, LinkSession session)
        {
            _source = source;
            _session = session;
        }

        /// <summary>Whether the thread of the attempt still runs.</summary>
        public bool IsOpening
        {
            get
            {
                lock (_lock)
                {
                    return _isOpening;
                }
            }
        }

        /// <summary>Begins the attempt on a thread of its own.</summary>
        public void BeginOpen()
        {
            _isOpening = true;
            try
            {
                new Thread(Open).Start();
            }
            catch (Exception)
            {
                // No memory for a thread. The session tries again.
                _isOpening = false;
                _news = LinkSignal.ConnectFailed;
            }
        }

        /// <summary>Hands one message to the client, which sends it on its own thread.</summary>
        public void BeginPublish(string topic, byte[] payload, int count, bool retain)
        {
            byte[] copy = new byte[count];
            Array.Copy(payload, copy, count);
            lock (_lock)
            {
                _answeredId = NoMessage;
            }

            try
            {
                _awaitedId = _client.Publish(topic, copy, null, null, MqttQoSLevel.AtLeastOnce, retain);
            }
            catch (Exception)
            {
                // The queue is full, or the client is gone.
                _isRefused = true;
            }
        }

        /// <summary>What has happened since the last call.</summary>
        public LinkSignal Poll()
        {
            lock (_lock)
            {
                if (_news != LinkSignal.None)
                {
                    return TakeNews();
                }

                if (_isRefused || (_awaitedId != NoMessage && _awaitedId == _answeredId))
                {
                    bool isAcknowledged = !_isRefused && _isPublished;
                    _isRefused = false;
                    _awaitedId = NoMessage;
                    return isAcknowledged ? LinkSignal.Acknowledged : LinkSignal.NotAcknowledged;
                }

                if (_isOpen && !_client.IsConnected)
                {
                    _isOpen = false;
                    return LinkSignal.Lost;
                }

                return LinkSignal.None;
            }
        }

        /// <summary>Ends the connection, or gives the attempt up, whose thread then ends what it has begun.</summary>
        public void Close()
        {
            MqttClient client;
            lock (_lock)
            {
                _isGivenUp = true;
                _isOpen = false;
                _news = LinkSignal.None;
                client = _isOpening ? null : _client;
                if (client != null)
                {
                    _client = null;
                }
            }

            if (client != null)
            {
                End(client);
            }
        }

        private void Open()
        {
            bool isConnected;
            try
            {
                isConnected = TryOpen();
            }
            catch (Exception)
            {
                isConnected = false;
            }

            bool isKept;
            lock (_lock)
            {
                isKept = isConnected && !_isGivenUp;
                if (isKept)
                {
                    _isOpen = true;
                    _isOpening = false;
                    _news = LinkSignal.Connected;
                }
            }

            if (!isKept)
            {
                Abandon();
            }
        }

        private bool TryOpen()
        {
            _client = _source.TryMake();
            if (_client == null)
            {
                return false;
            }

            _client.MqttMsgPublished += OnPublished;
            _client.ConnectionClosed += OnConnectionClosed;
            MqttReasonCode code = _client.Connect(
                _session.ClientId,
                null,
                null,
                true,
                MqttQoSLevel.AtLeastOnce,
                true,
                _session.WillTopic,
                _session.WillText,
                true,
                (ushort)_session.KeepAliveSeconds);
            _wasConnected = code == MqttReasonCode.Success;
            return _wasConnected;
        }

        private void Abandon()
        {
            if (_client != null)
            {
                End(_client);
            }

            lock (_lock)
            {
                _client = null;
                _isOpening = false;
                _news = _isGivenUp ? LinkSignal.None : LinkSignal.ConnectFailed;
            }
        }

        // A client that was connected closes itself on its dispatch thread, after a loss as after DISCONNECT, and then raises
        // ConnectionClosed. A second Close at the same time would return before the first is done.
        private void End(MqttClient client)
        {
            if (!TrySayGoodbye(client) || !_hasEnded.WaitOne(EndWaitMs, false))
            {
                client.Close();
            }
        }

        private bool TrySayGoodbye(MqttClient client)
        {
            if (!_wasConnected)
            {
                return false;
            }

            try
            {
                if (client.IsConnected)
                {
                    client.Disconnect();
                }

                return true;
            }
            catch (Exception)
            {
                // Nothing can be sent: the broker sends the will, as for any other loss.
                return false;
            }
        }

        private LinkSignal TakeNews()
        {
            LinkSignal news = _news;
            _news = LinkSignal.None;
            return news;
        }

        private void OnPublished(object sender, MqttMsgPublishedEventArgs e)
        {
            lock (_lock)
            {
                _answeredId = e.MessageId;
                _isPublished = e.IsPublished;
            }
        }

        private void OnConnectionClosed(object sender, EventArgs e)
        {
            _hasEnded.Set();
        }
    }
}
