using System.Net;
using System.Net.Sockets;

namespace EdgeNode.VirtualUplink;

/// <summary>
/// The stretch of network between a box and its broker: a TCP relay on 127.0.0.1 that counts every byte that passes the
/// socket, TLS included, and that can be cut.
/// </summary>
public sealed class MeteredRelay : IDisposable
{
    private readonly Lock _lock = new();
    private readonly string _host;
    private readonly int _port;
    private readonly HashSet<RelayedConnection> _connections = [];

    private TcpListener? _listener;
    private long _bytesSent;
    private long _bytesReceived;
    private SocketException? _lastFailure;

    /// <summary>Makes a relay to a broker, whole from the start.</summary>
    /// <param name="host">Name or address of the broker. It is looked up anew for each connection.</param>
    /// <param name="port">TCP port of the broker.</param>
    public MeteredRelay(string host, int port)
    {
        _host = host;
        _port = port;
        Restore();
    }

    /// <summary>Where to connect to. A relay that was cut has another port after <see cref="Restore"/>; while it is cut, connects to the old one are refused.</summary>
    public IPEndPoint EndPoint { get; private set; } = new(IPAddress.Loopback, 0);

    /// <summary>Whether the relay is cut.</summary>
    public bool IsCut
    {
        get
        {
            lock (_lock)
            {
                return _listener is null;
            }
        }
    }

    /// <summary>Bytes from the box to the broker so far, without TCP and IP headers.</summary>
    public long BytesSent => Interlocked.Read(ref _bytesSent);

    /// <summary>Bytes from the broker to the box so far, without TCP and IP headers.</summary>
    public long BytesReceived => Interlocked.Read(ref _bytesReceived);

    /// <summary>Why the broker's side of a connection could not be opened the last time, and null when it could.</summary>
    public SocketException? LastFailure => Volatile.Read(ref _lastFailure);

    /// <summary>Resets all connections on both sides, without an orderly end, and refuses new ones.</summary>
    public void Cut()
    {
        RelayedConnection[] connections;
        lock (_lock)
        {
            _listener?.Dispose();
            _listener = null;
            connections = [.. _connections];
            _connections.Clear();
        }

        foreach (RelayedConnection connection in connections)
        {
            connection.Reset();
        }
    }

    /// <summary>Accepts connections again.</summary>
    public void Restore()
    {
        lock (_lock)
        {
            if (_listener is not null)
            {
                return;
            }

            _listener = new TcpListener(IPAddress.Loopback, 0);
            _listener.Start();
            EndPoint = (IPEndPoint)_listener.LocalEndpoint;
            _ = AcceptAsync(_listener);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Cut();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                Socket near = await listener.AcceptSocketAsync().ConfigureAwait(false);
                _ = RelayAsync(listener, near);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was closed by a cut.
        }
    }

    private async Task RelayAsync(TcpListener listener, Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var connection = new RelayedConnection(near, far);
        try
        {
            near.NoDelay = true;
            far.NoDelay = true;
            await far.ConnectAsync(_host, _port).ConfigureAwait(false);
            Volatile.Write(ref _lastFailure, null);
        }
        catch (SocketException exception)
        {
            Volatile.Write(ref _lastFailure, exception);
            connection.Reset();
            return;
        }
        catch (ObjectDisposedException)
        {
            connection.Reset();
            return;
        }

        lock (_lock)
        {
            // A cut, and even a restoration, may have come while the broker was called.
            if (_listener == listener)
            {
                _connections.Add(connection);
            }
        }

        if (!Holds(connection))
        {
            connection.Reset();
            return;
        }

        await connection.RunAsync(
            length => Interlocked.Add(ref _bytesSent, length),
            length => Interlocked.Add(ref _bytesReceived, length)).ConfigureAwait(false);

        lock (_lock)
        {
            _connections.Remove(connection);
        }
    }

    private bool Holds(RelayedConnection connection)
    {
        lock (_lock)
        {
            return _connections.Contains(connection);
        }
    }
}
