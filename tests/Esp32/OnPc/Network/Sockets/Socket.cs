using System.Collections.Generic;
using EdgeNode.Esp32OnPc;

namespace System.Net.Sockets
{
    /// <summary>A connected socket of UDP. It counts until it is closed: the finalizer of the runtime comes late.</summary>
    internal sealed class Socket
    {
        private readonly List<(long AtMs, byte[] Datagram)> _coming = new List<(long AtMs, byte[] Datagram)>();
        private readonly Internet _internet = Chip.Current.Internet;
        private IPEndPoint _peer;
        private bool _isClosed;

        public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
        {
            Chip.Note("Socket..ctor", $"{addressFamily} {socketType} {protocolType}");
            if (_internet.OpenSockets == Internet.Sockets)
            {
                throw new SocketException("no socket left");
            }

            _internet.OpenSockets++;
            _internet.MostSockets = Math.Max(_internet.MostSockets, _internet.OpenSockets);
        }

        public void Connect(IPEndPoint remoteEP)
        {
            Chip.Note("Socket.Connect", $"{remoteEP.Host} {remoteEP.Port}");
            ThrowWhenClosed();
            _peer = remoteEP;
        }

        public int Send(byte[] buffer, int size, SocketFlags socketFlags)
        {
            byte[] datagram = buffer.AsSpan(0, size).ToArray();
            Chip.Note($"Socket.Send {_peer.Host}", $"{socketFlags}", datagram);
            ThrowWhenClosed();
            if (!_internet.IsReached)
            {
                throw new SocketException("no route");
            }

            byte[] answer = _internet.AnswerTo(_peer.Host, datagram);
            if (answer != null)
            {
                _coming.Add((Chip.Current.Turns.NowMs + _internet.TimeServers[_peer.Host].RoundTripMs, answer));
            }

            return size;
        }

        public bool Poll(int microSeconds, SelectMode mode)
        {
            Chip.Note("Socket.Poll", $"{microSeconds} {mode}");
            ThrowWhenClosed();
            return _coming.Exists(HasCome);
        }

        public int Receive(byte[] buffer)
        {
            ThrowWhenClosed();
            int first = _coming.FindIndex(HasCome);
            if (first < 0)
            {
                throw new InvalidOperationException("would wait for ever");
            }

            byte[] datagram = _coming[first].Datagram;
            _coming.RemoveAt(first);
            int count = Math.Min(datagram.Length, buffer.Length);
            Array.Copy(datagram, buffer, count);
            return count;
        }

        public void Close()
        {
            Chip.Note("Socket.Close");
            if (!_isClosed)
            {
                _isClosed = true;
                _internet.OpenSockets--;
            }
        }

        private static bool HasCome((long AtMs, byte[] Datagram) one)
        {
            return one.AtMs <= Chip.Current.Turns.NowMs;
        }

        private void ThrowWhenClosed()
        {
            if (_isClosed)
            {
                throw new ObjectDisposedException("socket");
            }
        }
    }
}
