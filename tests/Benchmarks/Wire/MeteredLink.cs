using EdgeNode.Contracts;
using EdgeNode.Virtual;
using EdgeNode.VirtualUplink;

namespace EdgeNode.Benchmarks;

/// <summary>
/// The link of a virtual box, with an account of what its bytes went for. It can keep one, because each operation is done,
/// answer included, in the call that begins it.
/// </summary>
internal sealed class MeteredLink : IUplinkLink, IRuntimeFreezer
{
    private readonly MqttUplink _link;
    private long _accountedBytes;

    /// <summary>Puts an account before a link that has sent nothing yet.</summary>
    public MeteredLink(MqttUplink link)
    {
        _link = link;
    }

    /// <inheritdoc/>
    public long FrozenUntilMs => _link.FrozenUntilMs;

    /// <inheritdoc/>
    public LinkStage Stage => _link.Stage;

    /// <inheritdoc/>
    public LinkFailure Failure => _link.Failure;

    /// <summary>Bytes both ways for TLS handshakes, session tickets, CONNECT and CONNACK.</summary>
    public long ConnectBytes { get; private set; }

    /// <summary>Bytes both ways for messages that the broker keeps, PUBACK included.</summary>
    public long RetainedBytes { get; private set; }

    /// <summary>Bytes both ways for messages that the broker does not keep, PUBACK included, by topic.</summary>
    public Dictionary<string, long> PublishedBytes { get; } = [];

    /// <summary>Bytes both ways for PINGREQ and PINGRESP.</summary>
    public long KeepAliveBytes { get; private set; }

    /// <summary>Bytes both ways for DISCONNECT and the end of TLS.</summary>
    public long CloseBytes { get; private set; }

    /// <summary>All bytes both ways, as the socket has them.</summary>
    public long TotalBytes => _link.BytesSent + _link.BytesReceived;

    /// <inheritdoc/>
    public void BeginConnect(LinkSession session)
    {
        _link.BeginConnect(session);
        ConnectBytes += TakeNew();
    }

    /// <inheritdoc/>
    public void BeginPublish(string topic, byte[] payload, int count, bool retain)
    {
        _link.BeginPublish(topic, payload, count, retain);
        long bytes = TakeNew();
        if (retain)
        {
            RetainedBytes += bytes;
        }
        else
        {
            PublishedBytes[topic] = PublishedBytes.GetValueOrDefault(topic) + bytes;
        }
    }

    /// <inheritdoc/>
    public LinkSignal Poll()
    {
        LinkSignal signal = _link.Poll();
        KeepAliveBytes += TakeNew();
        return signal;
    }

    /// <inheritdoc/>
    public void Close()
    {
        _link.Close();
        CloseBytes += TakeNew();
    }

    private long TakeNew()
    {
        long bytes = TotalBytes - _accountedBytes;
        _accountedBytes += bytes;
        return bytes;
    }
}
