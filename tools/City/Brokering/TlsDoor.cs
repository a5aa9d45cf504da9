using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.Policies;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Implementations;
using MQTTnet.Server;

namespace EdgeNode.City;

/// <summary>
/// Lets clients in to a broker by TLS on 127.0.0.1. MQTTnet's own listener waits for ever for a client that does not finish its
/// handshake; this one gives it the time that MQTTnet gives a client for its CONNECT, and holds a bounded number of them.
/// </summary>
/// <param name="certificate">The broker's certificate with its key.</param>
/// <param name="isTrusted">Judges a client's certificate.</param>
/// <param name="port">TCP port; 0 for any free one.</param>
/// <param name="patience">How long a handshake may take.</param>
internal sealed class TlsDoor(X509Certificate2 certificate, RemoteCertificateValidationCallback isTrusted, int port, TimeSpan patience) : IMqttServerAdapter
{
    private const int MostAtOnce = 1000;

    // Four times the longest policy, for its signatures; every other message is shorter.
    private const int GreatestPacket = 4 * PolicyParser.GreatestLength;

    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _room = new(MostAtOnce);
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;

    /// <inheritdoc/>
    public Func<IMqttChannelAdapter, Task>? ClientHandler { get; set; }

    /// <summary>The port that is listened on.</summary>
    internal int Port => ((IPEndPoint)_listener!.LocalEndpoint).Port;

    /// <inheritdoc/>
    public Task StartAsync(MqttServerOptions options, IMqttNetLogger logger)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync(_listener, options, logger);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener?.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener?.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener, MqttServerOptions options, IMqttNetLogger logger)
    {
        while (!_stop.IsCancellationRequested)
        {
            await _room.WaitAsync(_stop.Token).ConfigureAwait(false);
            Socket socket = await listener.AcceptSocketAsync(_stop.Token).ConfigureAwait(false);
            _ = Task.Run(() => ServeAsync(socket, options, logger));
        }
    }

    private async Task ServeAsync(Socket socket, MqttServerOptions options, IMqttNetLogger logger)
    {
        try
        {
            socket.NoDelay = true;
            EndPoint? remote = socket.RemoteEndPoint;
            await using SslStream stream = new(new NetworkStream(socket, ownsSocket: true));
            await ShakeHandsAsync(stream).ConfigureAwait(false);
            X509Certificate2 client = X509CertificateLoader.LoadCertificate(stream.RemoteCertificate!.GetRawCertData());
            MqttTcpChannel channel = new(new MqttStream(stream, GreatestPacket), socket.LocalEndPoint, remote, client);
            MqttBufferWriter writer = new(options.WriterBufferSize, options.WriterBufferSizeMax);
            using MqttChannelAdapter adapter = new(channel, new MqttPacketFormatterAdapter(writer), logger);
            await ClientHandler!(adapter).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or SocketException or AuthenticationException or OperationCanceledException or ObjectDisposedException)
        {
            // A client that is not let in, or gone: whatever was to be logged has been.
        }
        finally
        {
            socket.Dispose();
            _room.Release();
        }
    }

    private async Task ShakeHandsAsync(SslStream stream)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        limit.CancelAfter(patience);
        SslServerAuthenticationOptions handshake = new()
        {
            ServerCertificate = certificate,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = isTrusted,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        };
        await stream.AuthenticateAsServerAsync(handshake, limit.Token).ConfigureAwait(false);
    }
}
