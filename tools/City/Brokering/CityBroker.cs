using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeNode.City;

/// <summary>
/// A real MQTT broker in this process, on 127.0.0.1 only: TLS 1.2 or later, a client certificate required, client id equal
/// to the certificate's common name, <see cref="TopicRules"/> for each certificate. Retained messages are kept in memory.
/// </summary>
public sealed class CityBroker : IAsyncDisposable
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    // MQTTnet drops the oldest above this, and the receiver may be slow: more than a year of one box.
    private const int MostPendingMessages = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Presence> _present = [];
    private readonly X509Certificate2 _authority;
    private readonly TopicRules _rules;
    private readonly Action<BrokerEvent> _log;
    private readonly TlsDoor _door;
    private readonly MqttServer _server;

    private CityBroker(CityBrokerOptions options, Action<BrokerEvent> log)
    {
        _authority = options.Authority;
        _rules = new TopicRules(options.Tenant, options.ReceiverId);
        _log = log;
        MqttServerOptions serverOptions = new MqttServerOptionsBuilder()
            .WithoutDefaultEndpoint()
            .WithDefaultCommunicationTimeout(options.Patience)
            .WithPersistentSessions(true)
            .WithMaxPendingMessagesPerClient(MostPendingMessages)
            .Build();
        _door = new TlsDoor(options.ServerCertificate, IsOfTheCity, options.Port, options.Patience);
        _server = new MqttServerFactory().CreateMqttServer(serverOptions, [_door]);
        _server.ValidatingConnectionAsync += OnConnecting;
        _server.InterceptingPublishAsync += OnPublishing;
        _server.InterceptingSubscriptionAsync += OnSubscribing;
        _server.ClientDisconnectedAsync += OnDisconnected;
    }

    /// <summary>TCP port on 127.0.0.1.</summary>
    public int Port => _door.Port;

    /// <summary>Starts a broker.</summary>
    /// <param name="options">How it is set up.</param>
    /// <param name="log">Takes every connect, publish, will, disconnect and refusal, one at a time, before it is answered.</param>
    /// <exception cref="CityException">The port is in use or not allowed.</exception>
    public static async Task<CityBroker> StartAsync(CityBrokerOptions options, Action<BrokerEvent> log)
    {
        var broker = new CityBroker(options, log);
        try
        {
            await broker._server.StartAsync().ConfigureAwait(false);
            return broker;
        }
        catch (SocketException exception)
        {
            broker._server.Dispose();
            throw new CityException($"cannot listen on 127.0.0.1:{options.Port}: {exception.Message}");
        }
    }

    /// <summary>
    /// Completes when a client is not connected and its disconnect, with its will where there was one, has been logged.
    /// A connection that is cut ends here a moment later than on the other side.
    /// </summary>
    public Task WhenGoneAsync(string client, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return _present.TryGetValue(client, out Presence? present)
                ? present.Gone.Task.WaitAsync(cancellationToken)
                : Task.CompletedTask;
        }
    }

    /// <summary>Ends all connections and the broker.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new MqttServerStopOptions()).ConfigureAwait(false);
        _server.Dispose();
    }

    private bool IsOfTheCity(object sender, X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            Log(new RequestRefused(null, "tls", null));
            return false;
        }

        using X509Certificate2 client = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        bool isTrusted = chain.Build(client);
        if (!isTrusted)
        {
            Log(new RequestRefused(NameOf(client), "tls", null));
        }

        return isTrusted;
    }

    private Task OnConnecting(ValidatingConnectionEventArgs connecting)
    {
        bool accepted = connecting.ClientCertificate is not null && NameOf(connecting.ClientCertificate) == connecting.ClientId;
        connecting.ReasonCode = accepted ? MqttConnectReasonCode.Success : MqttConnectReasonCode.NotAuthorized;
        lock (_lock)
        {
            // A second connection takes the first one's place; MQTTnet tells of the end of that one only after this.
            if (accepted && _present.Remove(connecting.ClientId, out Presence? first))
            {
                _log(new ClientDisconnected(connecting.ClientId, Clean: false));
                first.Gone.SetResult();
            }

            _log(new ClientConnecting(connecting.ClientId, accepted));
            if (accepted)
            {
                _present.Add(connecting.ClientId, new Presence(connecting.RemoteEndPoint));
            }
        }

        return Task.CompletedTask;
    }

    private Task OnPublishing(InterceptingPublishEventArgs publishing)
    {
        MqttApplicationMessage message = publishing.ApplicationMessage;
        if (_rules.MayPublish(publishing.ClientId, message.Topic))
        {
            byte[] payload = System.Buffers.BuffersExtensions.ToArray(message.Payload);
            string sha256 = Convert.ToHexStringLower(SHA256.HashData(payload));
            Log(new MessagePublished(publishing.ClientId, message.Topic, payload.Length, message.Retain, sha256));
            return Task.CompletedTask;
        }

        // Closed, not silently acknowledged: the client learns that it is wrong (MQTT 3.1.1, section 3.3.5 allows both).
        Log(new RequestRefused(publishing.ClientId, "publish", message.Topic));
        publishing.ProcessPublish = false;
        publishing.CloseConnection = true;
        publishing.Response.ReasonCode = MqttPubAckReasonCode.NotAuthorized;
        return Task.CompletedTask;
    }

    private Task OnSubscribing(InterceptingSubscriptionEventArgs subscribing)
    {
        MqttTopicFilter filter = subscribing.TopicFilter;
        if (!_rules.MaySubscribe(subscribing.ClientId, filter.Topic))
        {
            Log(new RequestRefused(subscribing.ClientId, "subscribe", filter.Topic));
            subscribing.ProcessSubscription = false;
            subscribing.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
        }

        return Task.CompletedTask;
    }

    private Task OnDisconnected(ClientDisconnectedEventArgs disconnected)
    {
        lock (_lock)
        {
            // Not the end of a connection whose place another one has taken.
            if (_present.TryGetValue(disconnected.ClientId, out Presence? present) && present.EndPoint.Equals(disconnected.RemoteEndPoint))
            {
                _present.Remove(disconnected.ClientId);
                _log(new ClientDisconnected(disconnected.ClientId, disconnected.DisconnectType == MqttClientDisconnectType.Clean));
                present.Gone.SetResult();
            }
        }

        return Task.CompletedTask;
    }

    private void Log(BrokerEvent what)
    {
        lock (_lock)
        {
            _log(what);
        }
    }

    private static string NameOf(X509Certificate2 certificate)
    {
        return certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
    }

    // The connection that a client has: its other end tells it from one that the same client had before.
    private sealed record Presence(EndPoint EndPoint)
    {
        public TaskCompletionSource Gone { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
