using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A cable between a laptop and boxes that somebody pulls: after a line that the laptop has told, or in place of it; or to plug another box in.</summary>
internal sealed class PulledCable : IDisposable
{
    private static readonly TimeSpan Away = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _off = new();
    private readonly List<string> _told = [];
    private readonly Task _run;
    private readonly int _port;
    private volatile string? _box;
    private volatile Socket? _laptop;
    private Func<string, Pull> _decide = _ => Pull.No;
    private TcpListener _listener = new(IPAddress.Loopback, 0);

    /// <summary>Lays a cable at which no box is yet.</summary>
    public PulledCable()
    {
        _listener.Start();
        _port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _run = Task.Run(RunAsync);
    }

    /// <summary>What becomes of the cable at a line.</summary>
    internal enum Pull
    {
        No,
        Before,
        After,
    }

    /// <summary>What the laptop opens.</summary>
    public string Address => $"127.0.0.1:{_port}";

    /// <summary>The lines that were told so far.</summary>
    public IReadOnlyList<string> Told
    {
        get
        {
            lock (_told)
            {
                return [.. _told];
            }
        }
    }

    /// <summary>Says when it is pulled, by the line that is told.</summary>
    public void PullAt(Func<string, Pull> decide)
    {
        _decide = decide;
    }

    /// <summary>Puts the other end into a box; null into none.</summary>
    public void PlugInto(string? box)
    {
        _box = box;
        _laptop?.Close();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _off.Cancel();
        _listener.Stop();
        _laptop?.Close();
        _run.GetAwaiter().GetResult();
        _off.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_off.IsCancellationRequested)
        {
            try
            {
                using Socket laptop = await _listener.AcceptSocketAsync(_off.Token);
                if (_box is { } box)
                {
                    _laptop = laptop;
                    await CarryAsync(laptop, box);
                }
            }
            catch (Exception end) when (end is SocketException or OperationCanceledException or ObjectDisposedException or IOException)
            {
                // The laptop has gone, or the box.
            }
        }
    }

    private async Task CarryAsync(Socket laptop, string address)
    {
        using Socket box = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await box.ConnectAsync(IPEndPoint.Parse(address), _off.Token);
        using NetworkStream near = new(laptop);
        using NetworkStream far = new(box);
        Task back = far.CopyToAsync(near, _off.Token);
        bool isPulled = await TellAsync(near, far);
        if (isPulled)
        {
            // Nothing is there for a moment, not even the port.
            _listener.Stop();
        }

        laptop.Close();
        box.Close();
        await back.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (isPulled)
        {
            await Task.Delay(Away, _off.Token);
            _listener = new TcpListener(IPAddress.Loopback, _port);
            _listener.Start();
        }
    }

    private async Task<bool> TellAsync(NetworkStream near, NetworkStream far)
    {
        byte[] piece = new byte[512];
        StringBuilder line = new();
        for (int length = await near.ReadAsync(piece, _off.Token); length > 0; length = await near.ReadAsync(piece, _off.Token))
        {
            line.Append(Encoding.UTF8.GetString(piece, 0, length));
            Pull pull = line.ToString().EndsWith('\r') ? Decide(line) : Pull.No;
            if (pull != Pull.Before)
            {
                await far.WriteAsync(piece.AsMemory(0, length), _off.Token);
            }

            if (pull != Pull.No)
            {
                return true;
            }
        }

        return false;
    }

    private Pull Decide(StringBuilder line)
    {
        string told = line.ToString().TrimEnd('\r');
        line.Clear();
        lock (_told)
        {
            _told.Add(told);
        }

        return _decide(told);
    }
}
