using System.Net;
using EdgeNode.City;
using EdgeNode.VirtualUplink;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace EdgeNode.Intake;

/// <summary>
/// One connection to a broker, from CONNECT to its end. Each has a client of its own, so that nothing of an earlier connection is ever
/// sent on a later one.
/// </summary>
internal sealed class BrokerConnection : IAsyncDisposable
{
    // Far above every message of a box, and little for a thousand of them at once.
    private const int GreatestPacket = 64 * 1024;

    // The broker keeps the session, and what waits in it, for ever (MQTT 5, 3.1.2.11.2).
    private const uint NeverExpires = uint.MaxValue;

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<BrokerLoss> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly ReceiverOptions _options;
    private readonly ClientCredentials _credentials;
    private readonly WaitingRoom _room;
    private readonly Action<BrokerMessage> _deliver;

    private BrokerConnection(ReceiverOptions options, WaitingRoom room, Action<BrokerMessage> deliver)
    {
        _room = room;
        _options = options;
        _credentials = options.OpenCredentials();
        _deliver = deliver;
        _client.ApplicationMessageReceivedAsync += OnMessage;
        _client.DisconnectedAsync += OnDisconnected;
    }

    /// <summary>MQTT client id.</summary>
    internal string ClientId => _options.ClientId ?? _credentials.CommonName;

    /// <summary>The broker as HOST:PORT.</summary>
    internal string Broker => $"{_options.Host}:{_options.Port}";

    /// <summary>Whether the broker knew the session.</summary>
    internal bool IsSessionPresent { get; private set; }

    /// <summary>Completes when the connection is gone.</summary>
    internal Task<BrokerLoss> Closed => _closed.Task;

    /// <summary>Connects. What waits in the session may come at once.</summary>
    /// <param name="options">Where, and as whom.</param>
    /// <param name="room">Has reading wait while too much waits to be written.</param>
    /// <param name="deliver">Takes each message, in their order; must not block.</param>
    /// <param name="cancellationToken">Gives the attempt up.</param>
    /// <exception cref="CityException">The broker cannot be reached or refuses; the message says why.</exception>
    /// <remarks>What <see cref="ReceiverOptions.OpenCredentials"/> throws passes through.</remarks>
    internal static async Task<BrokerConnection> OpenAsync(ReceiverOptions options, WaitingRoom room, Action<BrokerMessage> deliver, CancellationToken cancellationToken)
    {
        BrokerConnection connection = new(options, room, deliver);
        try
        {
            await connection.TellAsync(connection.ConnectAsync, cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Subscribes.</summary>
    /// <param name="wantsRetained">Whether what the broker retains is wanted even where the subscription is an old one.</param>
    /// <param name="cancellationToken">Gives the attempt up.</param>
    /// <exception cref="CityException">As for <see cref="OpenAsync"/>.</exception>
    internal Task SubscribeAsync(bool wantsRetained, CancellationToken cancellationToken)
    {
        return TellAsync(cancel => SubscribeAsync(wantsRetained ? MqttRetainHandling.SendAtSubscribe : MqttRetainHandling.SendAtSubscribeIfNewSubscriptionOnly, cancel), cancellationToken);
    }

    /// <summary>Acknowledges a message of this connection; does nothing once the connection is gone.</summary>
    internal async Task AcknowledgeAsync(MqttApplicationMessageReceivedEventArgs received)
    {
        try
        {
            if (!_closed.Task.IsCompleted)
            {
                await received.AcknowledgeAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The connection is about to be told as lost, and the broker sends the message again.
        }
    }

    /// <summary>Completes when the broker has taken what was sent so far, or does not answer in time. Brokers take packets in their order.</summary>
    internal async Task FinishAsync(TimeSpan limit)
    {
        using CancellationTokenSource end = new(limit);
        await _client.TryPingAsync(end.Token).ConfigureAwait(false);
    }

    /// <summary>Says goodbye where there is still a connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _client.TryDisconnectAsync().ConfigureAwait(false);
        _client.Dispose();
        _credentials.Dispose();
        _closed.TrySetResult(new BrokerLoss("closed", IsTakenOver: false, IsWordless: false));
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        MqttClientOptions client = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(ClientId)
            .WithCleanStart(false)
            .WithSessionExpiryInterval(NeverExpires)
            .WithReceiveMaximum(_options.ReceiveMaximum)
            .WithMaximumPacketSize(GreatestPacket)
            .WithKeepAlivePeriod(KeepAlive)
            .WithTimeout(ConnectLimit)
            .WithEndPoint(new DnsEndPoint(_options.Host, _options.Port))
            .WithStreamProvider(new BrokerConnector(new MutualTlsConnector(_credentials, _options.Host), GreatestPacket, _room))
            .Build();
        MqttClientConnectResult connected = await _client.ConnectAsync(client, cancellationToken).ConfigureAwait(false);
        if (connected.ResultCode != MqttClientConnectResultCode.Success)
        {
            throw new CityException($"{Broker}: the broker refuses the connection ({connected.ResultCode})");
        }

        IsSessionPresent = connected.IsSessionPresent;
    }

    private async Task SubscribeAsync(MqttRetainHandling retained, CancellationToken cancellationToken)
    {
        MqttClientSubscribeOptions subscription = new();
        foreach (string filter in SubscriptionFilters.For(_options.Tenant, _options.SharedGroup))
        {
            subscription.TopicFilters.Add(new MqttTopicFilter
            {
                Topic = filter,
                QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
                RetainHandling = retained,
            });
        }

        MqttClientSubscribeResult subscribed = await _client.SubscribeAsync(subscription, cancellationToken).ConfigureAwait(false);
        MqttClientSubscribeResultItem? refused = subscribed.Items.FirstOrDefault(item => item.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2);
        if (refused is not null)
        {
            throw new CityException($"{Broker}: the broker does not let '{ClientId}' subscribe to {refused.TopicFilter.Topic} ({refused.ResultCode})");
        }
    }

    // Whatever goes wrong, in one line.
    private async Task TellAsync(Func<CancellationToken, Task> talk, CancellationToken cancellationToken)
    {
        try
        {
            await talk(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CityException($"{Broker}: no answer");
        }
        catch (Exception exception) when (exception is not (CityException or OperationCanceledException))
        {
            throw new CityException($"{Broker}: {exception.GetBaseException().Message.ReplaceLineEndings(" ")}");
        }
    }

    private Task OnMessage(MqttApplicationMessageReceivedEventArgs received)
    {
        received.AutoAcknowledge = false;
        _deliver(new BrokerMessage(this, received, DateTime.UtcNow));
        return Task.CompletedTask;
    }

    private Task OnDisconnected(MqttClientDisconnectedEventArgs disconnected)
    {
        bool isTakenOver = disconnected.Reason == MqttClientDisconnectReason.SessionTakenOver;
        bool isWordless = disconnected.Exception is null && disconnected.Reason == MqttClientDisconnectReason.NormalDisconnection;
        string reason = isWordless ? "the broker closed it without saying why"
            : disconnected.Exception?.GetBaseException().Message.ReplaceLineEndings(" ") ?? disconnected.Reason.ToString();
        _closed.TrySetResult(new BrokerLoss(reason, isTakenOver, isWordless));
        return Task.CompletedTask;
    }
}
