using System.Net;
using System.Net.Sockets;

namespace EdgeNode.Virtual;

/// <summary>
/// A service port that is a TCP port on this machine, for systems without pseudo-terminals. One program at a time: a second one is turned
/// away with a line that says so.
/// </summary>
public sealed class TcpServicePort : BufferedServicePort
{
    private static readonly byte[] InUse = "the service port is in use by another program\r\n"u8.ToArray();

    private readonly TcpListener _listener;
    private Socket? _client;

    private TcpServicePort(TcpListener listener)
    {
        _listener = listener;
    }

    /// <inheritdoc/>
    public override string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>Listens on 127.0.0.1.</summary>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <exception cref="SocketException">The port is in use, or may not be used.</exception>
    public static TcpServicePort Open(int port)
    {
        TcpListener listener = new(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return new TcpServicePort(listener);
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override int Receive(Span<byte> buffer)
    {
        int received = _client is null ? 0 : ReceiveFrom(_client, buffer);
        Accept();
        return received;
    }

    /// <inheritdoc/>
    protected override int Send(ReadOnlySpan<byte> data)
    {
        if (_client is null || data.Length == 0)
        {
            return data.Length;
        }

        int sent = _client.Send(data, SocketFlags.None, out SocketError error);
        if (error is SocketError.Success or SocketError.WouldBlock)
        {
            return sent;
        }

        Leave();
        return data.Length;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Leave();
        _listener.Dispose();
    }

    private int ReceiveFrom(Socket client, Span<byte> buffer)
    {
        int received = client.Receive(buffer, SocketFlags.None, out SocketError error);
        if (error == SocketError.WouldBlock)
        {
            return 0;
        }

        if (received == 0 || error != SocketError.Success)
        {
            Leave();
        }

        return received;
    }

    // After the one before was heard: where it has gone, the next one takes its place.
    private void Accept()
    {
        while (_listener.Pending())
        {
            Socket arrived = _listener.AcceptSocket();
            if (_client is null)
            {
                arrived.Blocking = false;
                arrived.NoDelay = true;
                _client = arrived;
            }
            else
            {
                _ = arrived.Send(InUse, SocketFlags.None, out _);
                arrived.Dispose();
            }
        }
    }

    private void Leave()
    {
        _client?.Dispose();
        _client = null;
    }
}
