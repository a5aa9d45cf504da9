using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using EdgeNode.Contracts;

namespace EdgeNode.Esp32
{
    /// <summary>UDP over a connected socket, one at a time.</summary>
    /// <remarks>
    /// Joining the network and looking a name up run on a thread of their own, but while a name is looked up the whole runtime
    /// stands still (nf-interpreter, <c>SOCK_getaddrinfo</c>). Everything else here returns at once. The runtime has 16 sockets
    /// in all and its finalizer comes late, so each one is closed by hand. After a failed TLS handshake the runtime closes a number
    /// twice (docs/image.md); a socket that got it meanwhile is lost, which costs a question, or the broker's connection, and is made up for
    /// by the next one.
    /// </remarks>
    public sealed class UdpLink : IDatagramLink
    {
        private readonly object _lock = new object();
        private readonly WifiNetwork _network;
        private Socket _socket;
        private string _host;
        private int _port;
        private DatagramPhase _phase = DatagramPhase.Closed;
        private bool _isOpening;

        /// <summary>Makes a link that is closed.</summary>
        /// <param name="network">Joined before each opening.</param>
        public UdpLink(WifiNetwork network)
        {
            _network = network;
        }

        /// <inheritdoc/>
        public DatagramPhase Phase
        {
            get
            {
                lock (_lock)
                {
                    return _phase;
                }
            }
        }

        /// <inheritdoc/>
        /// <remarks>While an opening that was given up still hangs in the driver, another one fails.</remarks>
        public void BeginOpen(string host, int port)
        {
            Close();
            lock (_lock)
            {
                _phase = _isOpening ? DatagramPhase.Failed : DatagramPhase.Opening;
                if (_isOpening)
                {
                    return;
                }

                _isOpening = true;
                _host = host;
                _port = port;
            }

            try
            {
                new Thread(Open).Start();
            }
            catch (Exception)
            {
                // No memory for a thread.
                EndOpening(null);
            }
        }

        /// <inheritdoc/>
        public bool TrySend(byte[] datagram, int count)
        {
            try
            {
                return _socket != null && _socket.Send(datagram, count, SocketFlags.None) == count;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer)
        {
            try
            {
                return _socket != null && _socket.Poll(0, SelectMode.SelectRead) ? _socket.Receive(buffer) : 0;
            }
            catch (Exception)
            {
                // Nobody listens at that port.
                return 0;
            }
        }

        /// <inheritdoc/>
        public void Close()
        {
            Socket socket;
            lock (_lock)
            {
                _phase = DatagramPhase.Closed;
                socket = _socket;
                _socket = null;
            }

            CloseQuietly(socket);
        }

        private void Open()
        {
            Socket socket = null;
            try
            {
                socket = TryConnect();
            }
            catch (Exception)
            {
                // Nobody has that name, or there is no socket left.
            }

            EndOpening(socket);
        }

        private Socket TryConnect()
        {
            if (!_network.TryJoin())
            {
                return null;
            }

            IPAddress address = Dns.GetHostEntry(_host).AddressList[0];
            Socket socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            bool isConnected = false;
            try
            {
                socket.Connect(new IPEndPoint(address, _port));
                isConnected = true;
            }
            finally
            {
                if (!isConnected)
                {
                    socket.Close();
                }
            }

            return socket;
        }

        private void EndOpening(Socket socket)
        {
            bool isKept;
            lock (_lock)
            {
                _isOpening = false;
                isKept = _phase == DatagramPhase.Opening;
                if (isKept)
                {
                    _socket = socket;
                    _phase = socket == null ? DatagramPhase.Failed : DatagramPhase.Open;
                }
            }

            if (!isKept)
            {
                CloseQuietly(socket);
            }
        }

        private static void CloseQuietly(Socket socket)
        {
            try
            {
                if (socket != null)
                {
                    socket.Close();
                }
            }
            catch (Exception)
            {
                // Closed is all that it is to be.
            }
        }
    }
}
