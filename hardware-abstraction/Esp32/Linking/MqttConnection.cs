using System;
using System.Net.Sockets;
using System.Threading;
using EdgeNode.Contracts;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
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
        private ConnectionPhase _phase = ConnectionPhase.Opening;
        private LinkSignal _news = LinkSignal.None;
        private LinkFailure _failure = LinkFailure.None;
        private bool _isInConnect;
        private int _awaitedId = NoMessage;
        private MqttClient _client;

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
                    return _phase == ConnectionPhase.Opening || _phase == ConnectionPhase.GivenUp;
                }
            }
        }

        /// <summary>How far it has come.</summary>
        public LinkStage Stage
        {
            get
            {
                lock (_lock)
                {
                    return _phase == ConnectionPhase.Open ? LinkStage.Connected
                        : _phase != ConnectionPhase.Opening ? LinkStage.Down
                        : _isInConnect ? LinkStage.Connecting
                        : _source.Stage;
                }
            }
        }

        /// <summary>Why there is no connection, or none any more.</summary>
        public LinkFailure Failure
        {
            get
            {
                lock (_lock)
                {
                    return _failure;
                }
            }
        }

        /// <summary>Begins the attempt on a thread of its own.</summary>
        public void BeginOpen()
        {
            _source.Restart();
            try
            {
                new Thread(Open).Start();
            }
            catch (Exception)
            {
                // No memory for a thread. The session tries again.
                _phase = ConnectionPhase.Ended;
                _failure = LinkFailure.NotBegun;
                _news = LinkSignal.ConnectFailed;
            }
        }

        /// <summary>Hands one message to the client, which sends it on its own thread.</summary>
        public void BeginPublish(string topic, byte[] payload, int count, bool retain)
        {
            byte[] copy = new byte[count];
            Array.Copy(payload, copy, count);

            // The answer may come before the call returns; its handler waits for the lock, and then finds the number.
            lock (_lock)
            {
                try
                {
                    _awaitedId = _client.Publish(topic, copy, null, null, MqttQoSLevel.AtLeastOnce, retain);
                }
                catch (Exception)
                {
                    // The queue is full, or the client is gone.
                    _failure = LinkFailure.NoAnswer;
                    _news = LinkSignal.NotAcknowledged;
                }
            }
        }

        /// <summary>What has happened since the last call.</summary>
        public LinkSignal Poll()
        {
            lock (_lock)
            {
                if (_news == LinkSignal.None && _phase == ConnectionPhase.Open && !_client.IsConnected)
                {
                    _phase = ConnectionPhase.Lost;
                    _failure = LinkFailure.Lost;
                    return LinkSignal.Lost;
                }

                LinkSignal news = _news;
                _news = LinkSignal.None;
                return news;
            }
        }

        /// <summary>Ends the connection, or gives the attempt up, whose thread then ends what it has begun.</summary>
        public void Close()
        {
            MqttClient client = null;
            lock (_lock)
            {
                _news = LinkSignal.None;
                if (_phase == ConnectionPhase.Opening)
                {
                    // Whoever waits for the network, or for a name, will still say what came of that.
                    _phase = ConnectionPhase.GivenUp;
                    _failure = LinkFailure.NoAnswer;
                }
                else if (_phase != ConnectionPhase.GivenUp)
                {
                    _phase = ConnectionPhase.Ended;
                    client = _client;
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
            LinkFailure failure = TryOpen();
            bool isConnected = failure == LinkFailure.None;
            bool isKept;
            lock (_lock)
            {
                _failure = isConnected && _phase == ConnectionPhase.GivenUp ? _failure : failure;
                isKept = isConnected && _phase == ConnectionPhase.Opening;
                if (isKept)
                {
                    _phase = ConnectionPhase.Open;
                    _news = LinkSignal.Connected;
                }
            }

            if (!isKept)
            {
                Abandon(isConnected);
            }
        }

        private LinkFailure TryOpen()
        {
            try
            {
                LinkFailure failure = _source.TryMake(out _client);
                return failure == LinkFailure.None ? TryConnect() : failure;
            }
            catch (Exception)
            {
                // What is left is memory.
                return LinkFailure.NotBegun;
            }
        }

        // M2Mqtt does TCP, TLS and CONNECT in one call, and wraps what goes wrong (MqttClient.cs, Connect and SendReceive). Of TCP the
        // runtime tells with SocketException, of a handshake with an exception of another kind (nf-interpreter,
        // sys_net_native_System_Net_Security_SslNative.cpp, SecureConnect).
        private LinkFailure TryConnect()
        {
            _client.MqttMsgPublished += OnPublished;
            _client.ConnectionClosed += OnConnectionClosed;
            lock (_lock)
            {
                _isInConnect = true;
            }

            try
            {
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
                return code == MqttReasonCode.Success ? LinkFailure.None : LinkFailure.BrokerRefused;
            }
            catch (MqttConnectionException exception)
            {
                return exception.InnerException is SocketException ? LinkFailure.Unreachable : LinkFailure.TlsRefused;
            }
            catch (MqttCommunicationException exception)
            {
                // The wait for CONNACK ends without a cause; a CONNECT that could not be sent has one.
                return exception.InnerException == null ? LinkFailure.NoAnswer : LinkFailure.Lost;
            }
            catch (Exception)
            {
                // What the receive thread met.
                return LinkFailure.Lost;
            }
        }

        private void Abandon(bool isConnected)
        {
            if (isConnected)
            {
                End(_client);
            }
            else if (_client != null)
            {
                _client.Close();
            }

            lock (_lock)
            {
                _client = null;
                _news = _phase == ConnectionPhase.Opening ? LinkSignal.ConnectFailed : LinkSignal.None;
                _phase = ConnectionPhase.Ended;
            }
        }

        // The goodbye comes first: a broker that hears it closes, and M2Mqtt's receive thread leaves its read before the socket goes
        // (docs/image.md, "When a silent connection is ended"). A client that was connected closes itself on its dispatch thread, after
        // a loss as after DISCONNECT, and then raises ConnectionClosed. A second Close at the same time would return before the first is done.
        private void End(MqttClient client)
        {
            if (!TrySayGoodbye(client) || !_hasEnded.WaitOne(EndWaitMs, false))
            {
                client.Close();
            }
        }

        private static bool TrySayGoodbye(MqttClient client)
        {
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

        private void OnPublished(object sender, MqttMsgPublishedEventArgs e)
        {
            lock (_lock)
            {
                if (_phase == ConnectionPhase.Open && e.MessageId == _awaitedId)
                {
                    _awaitedId = NoMessage;
                    _failure = e.IsPublished ? LinkFailure.None : LinkFailure.NoAnswer;
                    _news = e.IsPublished ? LinkSignal.Acknowledged : LinkSignal.NotAcknowledged;
                }
            }
        }

        private void OnConnectionClosed(object sender, EventArgs e)
        {
            _hasEnded.Set();
        }
    }
}
