using System.Collections.Generic;
using System.Net.Sockets;
using System.Security.Cryptography;
using nanoFramework.M2Mqtt;

namespace EdgeNode.Esp32OnPc
{
    /// <summary>The broker at the other end of the stand-in for M2Mqtt, and what it sees.</summary>
    public sealed class Broker
    {
        private readonly Turns _turns;
        private readonly List<MqttClient> _connected = new List<MqttClient>();
        private int _clients;

        /// <summary>Makes a broker that accepts everything after 50 ms.</summary>
        public Broker(Turns turns)
        {
            _turns = turns;
            AnswerDelayMs = 50;
            Port = -1;
        }

        /// <summary>Whether its name cannot be resolved.</summary>
        public bool IsUnknown { get; set; }

        /// <summary>For how long the next TLS handshake, and only that, holds the whole runtime, in ms.</summary>
        public int FreezeMs { get; set; }

        /// <summary>What it does with CONNECT.</summary>
        public BrokerAnswer Answer { get; set; }

        /// <summary>When CONNACK and PUBACK come, and after DISCONNECT the end of the connection, in ms; no PUBACK and no end where negative.</summary>
        public int AnswerDelayMs { get; set; }

        /// <summary>Host name that was resolved last.</summary>
        public string Host { get; private set; }

        /// <summary>Port that was asked for last.</summary>
        public int Port { get; private set; }

        /// <summary>The last CONNECT in words.</summary>
        public string Connect { get; private set; }

        /// <summary>How many CONNECTs came.</summary>
        public int Connects { get; private set; }

        /// <summary>How many DISCONNECTs came.</summary>
        public int Goodbyes { get; private set; }

        /// <summary>How many connections ended without DISCONNECT, so that the will was sent.</summary>
        public int Wills { get; private set; }

        /// <summary>Clients that were made and not closed.</summary>
        public int OpenClients
        {
            get { return _clients; }
        }

        /// <summary>The most clients there were at a time: each takes 33 KB of TLS buffers on a chip.</summary>
        public int MostClients { get; private set; }

        /// <summary>
        /// How many sockets were closed while M2Mqtt's receive thread still read from them: a chip crashes where that thread runs
        /// before the handle is marked as closed.
        /// </summary>
        public int ClosedUnderARead { get; private set; }

        /// <summary>Topics of the messages that arrived, copies included.</summary>
        public List<string> Topics { get; } = new List<string>();

        /// <summary>Their payloads.</summary>
        public List<byte[]> Payloads { get; } = new List<byte[]>();

        /// <summary>Bound of the in-flight queue that the box asked for, or the default.</summary>
        public int QueueSize { get; internal set; }

        /// <summary>The network drops all connections; the boxes notice.</summary>
        public void Drop()
        {
            foreach (MqttClient client in _connected.ToArray())
            {
                End(client, false);
                client.Lose();
            }
        }

        internal void Resolve(string host, int port)
        {
            Host = host;
            Port = port;
            if (IsUnknown)
            {
                throw new SocketException("unknown host");
            }

            _clients++;
            MostClients = _clients > MostClients ? _clients : MostClients;
        }

        internal void Release(bool isReading)
        {
            _clients--;
            ClosedUnderARead += isReading ? 1 : 0;
        }

        internal void Begin(string connect)
        {
            if (FreezeMs > 0)
            {
                _turns.Freeze(FreezeMs);
                FreezeMs = 0;
            }

            if (Answer == BrokerAnswer.IsClosed)
            {
                throw new SocketException("refused");
            }

            if (Answer == BrokerAnswer.BreaksOff)
            {
                throw new CryptographicException("handshake");
            }

            Connects++;
            Connect = connect;
        }

        internal void Join(MqttClient client)
        {
            _connected.Add(client);
        }

        internal bool IsJoined(MqttClient client)
        {
            return _connected.Contains(client);
        }

        internal void Take(string topic, byte[] payload)
        {
            Topics.Add(topic);
            Payloads.Add(payload);
        }

        internal void End(MqttClient client, bool isGoodbye)
        {
            if (_connected.Remove(client))
            {
                Goodbyes += isGoodbye ? 1 : 0;
                Wills += isGoodbye ? 0 : 1;
            }
        }
    }
}
