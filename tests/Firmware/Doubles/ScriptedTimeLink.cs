using System;
using System.Collections;
using EdgeNode.Contracts;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>
    /// A way to time servers that a test moves: how long an opening takes and how it ends, and which datagrams arrive when. Nothing
    /// opens until a test says so.
    /// </summary>
    public sealed class ScriptedTimeLink : IDatagramLink
    {
        private readonly IUptime _uptime;
        private readonly ArrayList _arrivals = new ArrayList();
        private readonly ArrayList _arriveMs = new ArrayList();
        private DatagramPhase _phase = DatagramPhase.Closed;
        private long _openedMs;
        private int _received;

        public ScriptedTimeLink(IUptime uptime)
        {
            _uptime = uptime;
            Hosts = new ArrayList();
            OpenedMs = new ArrayList();
            Sent = new ArrayList();
            EndsOpening = DatagramPhase.Failed;
        }

        /// <summary>How openings end.</summary>
        public DatagramPhase EndsOpening { get; set; }

        /// <summary>How long they take.</summary>
        public int OpeningMs { get; set; }

        /// <summary>Whether datagrams leave.</summary>
        public bool IsSendingBroken { get; set; }

        /// <summary>Whom the firmware turned to, in order.</summary>
        public ArrayList Hosts { get; }

        /// <summary>When, each a long.</summary>
        public ArrayList OpenedMs { get; }

        /// <summary>What it sent, each a byte[].</summary>
        public ArrayList Sent { get; }

        /// <summary>How often it closed.</summary>
        public int Closes { get; private set; }

        public DatagramPhase Phase
        {
            get
            {
                if (_phase == DatagramPhase.Opening && _uptime.UptimeMs >= _openedMs + OpeningMs)
                {
                    _phase = EndsOpening;
                }

                return _phase;
            }
        }

        public void BeginOpen(string host, int port)
        {
            Close();
            Hosts.Add(host + ":" + port.ToString());
            OpenedMs.Add(_uptime.UptimeMs);
            _openedMs = _uptime.UptimeMs;
            _phase = DatagramPhase.Opening;
        }

        public bool TrySend(byte[] datagram, int count)
        {
            if (IsSendingBroken)
            {
                return false;
            }

            byte[] copy = new byte[count];
            Array.Copy(datagram, copy, count);
            Sent.Add(copy);
            return true;
        }

        /// <summary>Lets a datagram arrive.</summary>
        public void Arrive(byte[] datagram, int inMs)
        {
            _arrivals.Add(datagram);
            _arriveMs.Add(_uptime.UptimeMs + inMs);
        }

        public int Receive(byte[] buffer)
        {
            if (_received == _arrivals.Count || (long)_arriveMs[_received] > _uptime.UptimeMs)
            {
                return 0;
            }

            byte[] datagram = (byte[])_arrivals[_received];
            _received++;
            int count = datagram.Length < buffer.Length ? datagram.Length : buffer.Length;
            Array.Copy(datagram, buffer, count);
            return count;
        }

        public void Close()
        {
            Closes++;
            _phase = DatagramPhase.Closed;
            _received = _arrivals.Count;
        }
    }
}
