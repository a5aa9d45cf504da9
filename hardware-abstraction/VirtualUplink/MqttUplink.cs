using System.Net.Sockets;
using System.Text;
using EdgeNode.Contracts;
using EdgeNode.Virtual;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace EdgeNode.VirtualUplink;

/// <summary>
/// The link of a virtual box: MQTT 3.1.1 over mutually authenticated TLS to a real broker. Each operation is done for
/// real in the call that begins it, while virtual time stands still; <see cref="Poll"/> tells its result once a seeded
/// latency has passed in virtual time. So a seed gives the same bytes at the same virtual times, however fast the broker is.
/// </summary>
/// <remarks>For one thread, like the box itself.</remarks>
public sealed class MqttUplink : IUplinkLink, IRuntimeFreezer, IDisposable
{
    private const int ShortestConnectMs = 400;
    private const int LongestConnectMs = 2500;
    private const int ShortestPublishMs = 20;
    private const int LongestPublishMs = 300;

    private readonly IClock _clock;
    private readonly SeededRandom _latency;
    private readonly MqttUplinkOptions _options;
    private readonly MeteredRelay _relay;

    private MqttConversation? _conversation;
    private bool _isConnecting;
    private LinkSignal _result;
    private long _resultDueMs;
    private long _keepAliveMs;
    private long _lastSentMs;

    /// <summary>Makes a link that is not connected.</summary>
    /// <param name="clock">Virtual time.</param>
    /// <param name="latency">Decides how long each operation takes in virtual time.</param>
    /// <param name="options">The broker and the certificates.</param>
    public MqttUplink(IClock clock, SeededRandom latency, MqttUplinkOptions options)
    {
        _clock = clock;
        _latency = latency;
        _options = options;
        _relay = new MeteredRelay(options.Host, options.Port);
    }

    /// <inheritdoc/>
    public long FrozenUntilMs { get; private set; }

    /// <inheritdoc/>
    public LinkStage Stage => _isConnecting ? LinkStage.Connecting : _conversation is null ? LinkStage.Down : LinkStage.Connected;

    /// <inheritdoc/>
    public LinkFailure Failure { get; private set; }

    /// <summary>Bytes from the box to the broker so far at the socket, handshakes included, without TCP and IP headers.</summary>
    public long BytesSent => _relay.BytesSent;

    /// <summary>Bytes from the broker to the box so far at the socket, handshakes included, without TCP and IP headers.</summary>
    public long BytesReceived => _relay.BytesReceived;

    /// <summary>Why the last attempt to connect failed, in one line for people; null when it did not.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>
    /// Cuts the network: TCP is reset without DISCONNECT, and connects are refused from now on. Returns when the box's side
    /// has noticed; the next <see cref="Poll"/> then gives <see cref="LinkSignal.Lost"/>, or
    /// <see cref="LinkSignal.ConnectFailed"/> where an attempt to connect was under way. The broker notices by itself.
    /// </summary>
    public void Cut()
    {
        _relay.Cut();
        if (_conversation is null)
        {
            return;
        }

        _conversation.WaitForEnd();
        Forget();
        Failure = LinkFailure.Lost;
        SetResult(_isConnecting ? LinkSignal.ConnectFailed : LinkSignal.Lost, 0);
    }

    /// <summary>Ends a cut. The box is not connected by it; connects are accepted again.</summary>
    public void Restore()
    {
        _relay.Restore();
    }

    /// <inheritdoc/>
    public void BeginConnect(LinkSession session)
    {
        RefuseSecondOperation();
        Forget();
        _keepAliveMs = session.KeepAliveSeconds * 1000L;
        var conversation = new MqttConversation(new MutualTlsConnector(_options.Credentials, _options.Host), _relay.EndPoint, _options.AnswerLimit);
        ConnectRefusal? refusal = conversation.Open(PacketFor(session));
        if (refusal is null)
        {
            _conversation = conversation;
            LastFailure = null;
        }
        else
        {
            conversation.Dispose();
            SocketException? onTheWay = _relay.IsCut ? null : _relay.LastFailure;
            refusal = _relay.IsCut ? refusal with { Failure = LinkFailure.Unreachable }
                : onTheWay is null ? refusal
                : new ConnectRefusal(FailureOf(onTheWay.SocketErrorCode), onTheWay.Message);
            LastFailure = $"{_options.Host}:{_options.Port}: {refusal.Text}";
        }

        _isConnecting = true;
        Failure = refusal?.Failure ?? LinkFailure.None;
        SetResult(refusal is null ? LinkSignal.Connected : LinkSignal.ConnectFailed, Draw(ShortestConnectMs, LongestConnectMs));
        FrozenUntilMs = _resultDueMs;
    }

    /// <inheritdoc/>
    public void BeginPublish(string topic, byte[] payload, int count, bool retain)
    {
        RefuseSecondOperation();
        if (_conversation is null)
        {
            throw new InvalidOperationException("Not connected.");
        }

        ConversationOutcome outcome = _conversation.Publish(topic, payload.AsSpan(0, count).ToArray(), retain);
        _lastSentMs = _clock.UptimeMs;
        if (outcome == ConversationOutcome.Ended)
        {
            Forget();
        }

        Failure = outcome switch
        {
            ConversationOutcome.Answered => LinkFailure.None,
            ConversationOutcome.NotAnswered => LinkFailure.NoAnswer,
            _ => LinkFailure.Lost,
        };
        SetResult(
            outcome switch
            {
                ConversationOutcome.Answered => LinkSignal.Acknowledged,
                ConversationOutcome.NotAnswered => LinkSignal.NotAcknowledged,
                _ => LinkSignal.Lost,
            },
            Draw(ShortestPublishMs, LongestPublishMs));
    }

    /// <inheritdoc/>
    public LinkSignal Poll()
    {
        if (_result != LinkSignal.None)
        {
            if (_clock.UptimeMs < _resultDueMs)
            {
                return LinkSignal.None;
            }

            LinkSignal result = _result;
            _result = LinkSignal.None;
            _isConnecting = false;
            return result;
        }

        if (_conversation is null || IsAlive(_conversation))
        {
            return LinkSignal.None;
        }

        Forget();
        Failure = LinkFailure.Lost;
        return LinkSignal.Lost;
    }

    /// <inheritdoc/>
    public void Close()
    {
        _conversation?.SayGoodbye();
        Forget();
        _result = LinkSignal.None;
        _isConnecting = false;
    }

    /// <summary>Ends the link without DISCONNECT, as when the box loses power: a broker then sends the will.</summary>
    public void Dispose()
    {
        Forget();
        _relay.Dispose();
    }

    // The ping belongs to virtual time: by real time it would come or not with the speed of the machine.
    private bool IsAlive(MqttConversation conversation)
    {
        if (_clock.UptimeMs - _lastSentMs < _keepAliveMs)
        {
            return !conversation.HasEnded();
        }

        _lastSentMs = _clock.UptimeMs;
        return conversation.Ping() == ConversationOutcome.Answered;
    }

    private static LinkFailure FailureOf(SocketError error)
    {
        return error is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery
            ? LinkFailure.NameUnknown
            : LinkFailure.Unreachable;
    }

    private static MqttConnectPacket PacketFor(LinkSession session)
    {
        return new MqttConnectPacket
        {
            ClientId = session.ClientId,
            CleanSession = true,
            KeepAlivePeriod = checked((ushort)session.KeepAliveSeconds),
            WillFlag = true,
            WillTopic = session.WillTopic,
            WillMessage = Encoding.ASCII.GetBytes(session.WillText),
            WillQoS = MqttQualityOfServiceLevel.AtLeastOnce,
            WillRetain = true,
        };
    }

    private int Draw(int shortestMs, int longestMs)
    {
        return shortestMs + _latency.NextInt(longestMs - shortestMs + 1);
    }

    private void SetResult(LinkSignal result, int latencyMs)
    {
        _result = result;
        _resultDueMs = _clock.UptimeMs + latencyMs;
        _lastSentMs = _clock.UptimeMs;
    }

    private void Forget()
    {
        _conversation?.Dispose();
        _conversation = null;
    }

    private void RefuseSecondOperation()
    {
        if (_result != LinkSignal.None)
        {
            throw new InvalidOperationException("An operation is under way.");
        }
    }
}
