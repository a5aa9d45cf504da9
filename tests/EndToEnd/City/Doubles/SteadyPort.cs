using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EdgeNode.City.Tests;

/// <summary>
/// A port of 127.0.0.1 that stays while the broker behind it ends and another one starts. A broker's own port is anybody's in
/// between: whatever else runs on the machine may be given it.
/// </summary>
internal sealed class SteadyPort : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _connections = new();
    private volatile int _target;

    internal SteadyPort(int target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    internal int Number => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Leads connections from now on to another port.</summary>
    internal void LeadTo(int target)
    {
        _target = target;
    }

    /// <summary>Cuts the connections that there are, without a word to either end.</summary>
    internal void Cut()
    {
        foreach (TcpClient connection in _connections.Keys)
        {
            connection.Client.Close(timeout: 0);
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassOnAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassOnAsync(TcpClient near)
    {
        using TcpClient far = new();
        _connections.TryAdd(near, true);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
        }
        catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException)
        {
            // No broker, or cut: the client learns it by the end of its connection.
        }
        finally
        {
            _connections.TryRemove(near, out _);
            near.Dispose();
        }
    }
}
