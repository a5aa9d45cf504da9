using System.Net;
using EdgeNode.City;
using EdgeNode.VirtualUplink;
using MQTTnet.Channel;

namespace EdgeNode.Intake;

/// <summary>Opens mutually authenticated TLS connections that join writes and bound packets.</summary>
/// <param name="inner">Opens the connections.</param>
/// <param name="greatestPacket">Most bytes of a packet that the broker may send.</param>
internal sealed class BrokerConnector(MutualTlsConnector inner, int greatestPacket) : IMqttClientStreamProvider
{
    /// <inheritdoc/>
    public async Task<Stream> ConnectAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        return new MqttStream(await inner.ConnectAsync(endPoint, cancellationToken).ConfigureAwait(false), greatestPacket);
    }
}
