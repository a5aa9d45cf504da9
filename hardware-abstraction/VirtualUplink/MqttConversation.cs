using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using EdgeNode.Contracts;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.LowLevelClient;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace EdgeNode.VirtualUplink;

/// <summary>
/// One MQTT connection, packet by packet and blocking. MQTTnet's own client is not used because it pings by the wall
/// clock: here nothing is sent that was not asked for.
/// </summary>
internal sealed class MqttConversation : IDisposable
{
    private readonly ILowLevelMqttClient _client = new MqttClientFactory().CreateLowLevelMqttClient();
    private readonly MqttClientOptions _options;
    private readonly TimeSpan _limit;

    // The next packet from the broker. One read is always under way, so that the end of the connection is noticed.
    private Task<MqttPacket>? _next;
    private ushort _lastPacketId;

    /// <summary>Makes a conversation that has not begun.</summary>
    /// <param name="connector">Opens TLS.</param>
    /// <param name="endPoint">Where TCP goes.</param>
    /// <param name="limit">How long to wait for any answer, in real time.</param>
    internal MqttConversation(MutualTlsConnector connector, IPEndPoint endPoint, TimeSpan limit)
    {
        _limit = limit;

        // Without fragmentation a packet is one TLS record, as it is on a device; else its payload is a second one.
        _options = new MqttClientOptionsBuilder()
            .WithEndPoint(endPoint)
            .WithStreamProvider(connector)
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithoutPacketFragmentation()
            .Build();
    }

    /// <summary>Connects and waits for CONNACK.</summary>
    /// <returns>Null when the broker accepts, or why there is no connection.</returns>
    internal ConnectRefusal? Open(MqttConnectPacket connect)
    {
        using var limit = new CancellationTokenSource(_limit);
        bool isSecured = false;
        try
        {
            _client.ConnectAsync(_options, limit.Token).GetAwaiter().GetResult();
            isSecured = true;
            _client.SendAsync(connect, limit.Token).GetAwaiter().GetResult();
            MqttPacket? answer = _client.ReceiveAsync(limit.Token).GetAwaiter().GetResult();
            if (answer is not MqttConnAckPacket { ReturnCode: MqttConnectReturnCode.ConnectionAccepted })
            {
                return answer is MqttConnAckPacket refusal
                    ? new ConnectRefusal(LinkFailure.BrokerRefused, $"the broker refuses the connection ({refusal.ReturnCode})")
                    : new ConnectRefusal(LinkFailure.Lost, "the broker does not speak MQTT 3.1.1");
            }

            _next = _client.ReceiveAsync(CancellationToken.None);
            return null;
        }
        catch (OperationCanceledException)
        {
            return new ConnectRefusal(LinkFailure.NoAnswer, "no answer");
        }
        catch (Exception exception) when (IsOfTheNetwork(exception))
        {
            return new ConnectRefusal(FailureOf(exception, isSecured), exception.GetBaseException().Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>Whether the connection is known to be gone. Packets that nobody asked for are dropped: the end comes behind them.</summary>
    internal bool HasEnded()
    {
        while (_next is { IsCompletedSuccessfully: true })
        {
            _next = _client.ReceiveAsync(CancellationToken.None);
        }

        return _next is not { IsFaulted: false };
    }

    /// <summary>Publishes with QoS 1 and waits for PUBACK.</summary>
    internal ConversationOutcome Publish(string topic, byte[] payload, bool retain)
    {
        // Zero is no packet id (MQTT 3.1.1, section 2.3.1).
        _lastPacketId = (ushort)(_lastPacketId == ushort.MaxValue ? 1 : _lastPacketId + 1);
        var publish = new MqttPublishPacket
        {
            Topic = topic,
            PayloadSegment = payload,
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
            Retain = retain,
            PacketIdentifier = _lastPacketId,
        };
        return Ask(publish, answer => answer is MqttPubAckPacket acknowledgement && acknowledgement.PacketIdentifier == _lastPacketId);
    }

    /// <summary>Sends PINGREQ and waits for PINGRESP.</summary>
    internal ConversationOutcome Ping()
    {
        return Ask(MqttPingReqPacket.Instance, answer => answer is MqttPingRespPacket);
    }

    /// <summary>Sends DISCONNECT and waits until the broker has closed.</summary>
    internal void SayGoodbye()
    {
        Ask(new MqttDisconnectPacket(), _ => false);
    }

    /// <summary>Waits until the connection, which somebody else has cut, is known to be gone.</summary>
    internal void WaitForEnd()
    {
        using var limit = new CancellationTokenSource(_limit);
        Await(_ => false, limit.Token);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
    }

    private ConversationOutcome Ask(MqttPacket packet, Predicate<MqttPacket> isAnswer)
    {
        using var limit = new CancellationTokenSource(_limit);
        try
        {
            _client.SendAsync(packet, limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return ConversationOutcome.NotAnswered;
        }
        catch (Exception exception) when (IsOfTheNetwork(exception))
        {
            return ConversationOutcome.Ended;
        }

        return Await(isAnswer, limit.Token);
    }

    private ConversationOutcome Await(Predicate<MqttPacket> isAnswer, CancellationToken limit)
    {
        try
        {
            while (_next is not null)
            {
                MqttPacket packet = _next.WaitAsync(limit).GetAwaiter().GetResult();
                _next = _client.ReceiveAsync(CancellationToken.None);
                if (isAnswer(packet))
                {
                    return ConversationOutcome.Answered;
                }
            }

            return ConversationOutcome.Ended;
        }
        catch (OperationCanceledException)
        {
            return ConversationOutcome.NotAnswered;
        }
        catch (Exception exception) when (IsOfTheNetwork(exception))
        {
            return ConversationOutcome.Ended;
        }
    }

    // With TLS 1.3 a client learns behind its handshake that its certificate is refused: an alert is what it reads in place of CONNACK,
    // and an exception of the platform's TLS, of no public type, is at the bottom then.
    private static LinkFailure FailureOf(Exception exception, bool isSecured)
    {
        bool hasEnded = exception.GetBaseException() is SocketException or IOException or MqttCommunicationException
            or MqttProtocolViolationException or InvalidOperationException;
        return isSecured && hasEnded ? LinkFailure.Lost : LinkFailure.TlsRefused;
    }

    // MQTTnet's low-level client says that it is not connected with InvalidOperationException.
    private static bool IsOfTheNetwork(Exception exception)
    {
        return exception is MqttCommunicationException or MqttProtocolViolationException or SocketException or IOException
            or AuthenticationException or InvalidOperationException;
    }
}
