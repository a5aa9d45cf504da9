using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.Esp32OnPc;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt
{
    /// <summary>
    /// nanoFramework.M2Mqtt 5.1 as its source says it is: the name is resolved when the client is made; CONNACK is awaited for 30 s; a publish
    /// is sent up to three times, a second apart, and MqttMsgPublished says whether PUBACK came; handlers run on the
    /// dispatch thread, which on DISCONNECT and on a loss closes the client itself and then raises ConnectionClosed; a Close during a Close
    /// returns at once, and any other closes the socket after 200 ms, whether or not the receive thread has left its read by then. Only the
    /// other side ends that read.
    /// </summary>
    internal sealed class MqttClient
    {
        private const int ConnackWaitMs = 30000;
        private const int RetryMs = 1000;
        private const int Attempts = 3;
        private const int ClosePauseMs = 200;
        private const int DispatchPollMs = 10;

        private readonly Queue<MqttMsgPublishedEventArgs> _events = new Queue<MqttMsgPublishedEventArgs>();
        private int _inFlight;
        private ushort _lastId;
        private bool _isRunning;
        private bool _isConnectionClosing;
        private bool _isAlreadyClosing;
        private bool _isReleased;
        private bool _isReading;

        public MqttClient(string host, int port, bool secure, X509Certificate authorities, X509Certificate own, MqttSslProtocols protocol)
        {
            Chip.Note("MqttClient..ctor", $"{host} {port} {secure} {protocol}");
            if (!secure || authorities == null || own == null)
            {
                throw new ArgumentException("not TLS with certificates at both ends");
            }

            Broker.Resolve(host, port);
        }

        public event IMqttClient.ConnectionClosedEventHandler ConnectionClosed;

        public event IMqttClient.MqttMsgPublishedEventHandler MqttMsgPublished;

        public bool IsConnected { get; private set; }

        public MqttSettings Settings { get; } = new MqttSettings();

        private static Broker Broker
        {
            get { return Chip.Current.Broker; }
        }

        private static Turns Turns
        {
            get { return Chip.Current.Turns; }
        }

        public MqttReasonCode Connect(
            string clientId,
            string username,
            string password,
            bool willRetain,
            MqttQoSLevel willQosLevel,
            bool willFlag,
            string willTopic,
            string willMessage,
            bool cleanSession,
            ushort keepAlivePeriod)
        {
            string connect = $"{clientId} clean {cleanSession} keep-alive {keepAlivePeriod} will {willFlag} {willQosLevel} retain {willRetain} {willTopic} {willMessage}";
            Chip.Note("MqttClient.Connect", $"{connect} as {username} {password}");
            Broker.QueueSize = Settings.InflightQueueSize;
            BeginTls(connect);
            _isRunning = true;
            _isReading = true;
            if (Broker.Answer == BrokerAnswer.IsSilent)
            {
                Turns.Sleep(ConnackWaitMs);
                throw new MqttCommunicationException();
            }

            Turns.Sleep(Math.Max(0, Broker.AnswerDelayMs));
            if (Broker.Answer == BrokerAnswer.Refuses)
            {
                // It has to close as well (MQTT 3.1.1, section 3.2.2.3).
                _isReading = false;
                return MqttReasonCode.NotAuthorized;
            }

            Broker.Join(this);
            Turns.Start(Dispatch);
            IsConnected = true;
            return MqttReasonCode.Success;
        }

        // As the package's Connect wraps what its channel meets.
        private static void BeginTls(string connect)
        {
            try
            {
                Broker.Begin(connect);
            }
            catch (SocketException e)
            {
                throw new MqttConnectionException("Socket exception connecting to the broker", e);
            }
            catch (CryptographicException e)
            {
                throw new MqttConnectionException("Exception connecting to the broker", e);
            }

            if (Broker.Answer == BrokerAnswer.EndsEarly)
            {
                throw new MqttCommunicationException(new IOException("cannot be sent"));
            }
        }

        public ushort Publish(string topic, byte[] message, string contentType, ArrayList userProperties, MqttQoSLevel qosLevel, bool retain)
        {
            Chip.Note($"MqttClient.Publish {topic}", $"{contentType} {userProperties?.Count} {qosLevel} {(retain ? "retained" : "")}", (byte[])message.Clone());
            if (_inFlight >= Settings.InflightQueueSize)
            {
                throw new InvalidOperationException("in-flight queue full");
            }

            _inFlight++;
            ushort id = ++_lastId;
            Turns.Start(() => Send(id, $"{topic} {qosLevel} retain {retain}", message));
            return id;
        }

        public void Disconnect()
        {
            Chip.Note("MqttClient.Disconnect");
            if (!Broker.IsJoined(this))
            {
                throw new IOException("no connection");
            }

            Broker.End(this, true);
            if (Broker.AnswerDelayMs >= 0)
            {
                Turns.After(Broker.AnswerDelayMs, () => _isReading = false);
            }

            OnConnectionClosing();
        }

        public void Close()
        {
            Chip.Note("MqttClient.Close");
            if (_isAlreadyClosing)
            {
                return;
            }

            _isAlreadyClosing = true;
            _isRunning = false;
            Turns.Sleep(ClosePauseMs);
            _events.Clear();
            Broker.End(this, false);
            if (!_isReleased)
            {
                _isReleased = true;
                Broker.Release(_isReading);
            }

            IsConnected = false;
            _isAlreadyClosing = false;
        }

        /// <summary>The receive thread meets the end of the connection.</summary>
        public void Lose()
        {
            _isReading = false;
            OnConnectionClosing();
        }

        private void Send(ushort id, string topic, byte[] message)
        {
            for (int attempt = 0; attempt < Attempts && _isRunning; attempt++)
            {
                if (Broker.IsJoined(this))
                {
                    Broker.Take(topic, message);
                    if (Broker.AnswerDelayMs >= 0 && Broker.AnswerDelayMs < RetryMs)
                    {
                        Turns.Sleep(Broker.AnswerDelayMs);
                        _inFlight--;
                        _events.Enqueue(new MqttMsgPublishedEventArgs(id, true));
                        return;
                    }
                }

                Turns.Sleep(RetryMs);
            }

            _inFlight--;
            _events.Enqueue(new MqttMsgPublishedEventArgs(id, false));
        }

        private void Dispatch()
        {
            while (_isRunning)
            {
                if (_events.Count > 0)
                {
                    MqttMsgPublished?.Invoke(this, _events.Dequeue());
                }
                else if (_isConnectionClosing)
                {
                    Close();
                    ConnectionClosed?.Invoke(this, EventArgs.Empty);
                    return;
                }
                else
                {
                    Turns.Sleep(DispatchPollMs);
                }
            }
        }

        private void OnConnectionClosing()
        {
            _isConnectionClosing = true;
            IsConnected = false;
        }
    }
}
