using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using MQTTnet.Channel;

namespace EdgeNode.VirtualUplink;

/// <summary>Opens mutually authenticated TLS connections for an MQTT client.</summary>
/// <param name="credentials">What the client shows and whom it trusts.</param>
/// <param name="host">Name or address that the broker's certificate must be made out to, whatever the TCP connection goes to.</param>
public sealed class MutualTlsConnector(ClientCredentials credentials, string host) : IMqttClientStreamProvider
{
    /// <inheritdoc/>
    public async Task<Stream> ConnectAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken).ConfigureAwait(false);
            var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
            await stream.AuthenticateAsClientAsync(credentials.HandshakeWith(host), cancellationToken).ConfigureAwait(false);
            return stream;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
