using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace EdgeNode.City.Tests;

/// <summary>An MQTT client that may be wrong in any way: without a certificate, with another CA's, under another name.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly List<(string Topic, byte[] Payload)> _received = [];
    private readonly Lock _lock = new();
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TestClient()
    {
        _client.ApplicationMessageReceivedAsync += OnMessage;
    }

    internal bool IsConnected => _client.IsConnected;

    /// <summary>All that came so far.</summary>
    internal (string Topic, byte[] Payload)[] Received
    {
        get
        {
            lock (_lock)
            {
                return [.. _received];
            }
        }
    }

    /// <summary>Connects with TLS.</summary>
    /// <returns>Null when there is no connection, for whatever reason.</returns>
    internal static async Task<TestClient?> TryConnectAsync(
        int port, X509Certificate2 authority, X509Certificate2? certificate, string clientId, string? willTopic = null, bool keepsSession = false)
    {
        var options = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithCleanSession(!keepsSession)
            .WithTcpServer(TestCity.Host, port)
            .WithClientId(clientId)
            .WithTlsOptions(tls =>
            {
                tls.WithTrustChain([authority]).WithRevocationMode(X509RevocationMode.NoCheck);
                if (certificate is not null)
                {
                    // Chosen by hand: .NET keeps a certificate back that is not of an issuer the broker names.
                    tls.WithClientCertificates([certificate]).WithCertificateSelectionHandler(_ => certificate);
                }
            });
        if (willTopic is not null)
        {
            options.WithWillTopic(willTopic).WithWillPayload("lost").WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        }

        return await TryConnectAsync(options.Build());
    }

    /// <summary>Connects without TLS.</summary>
    internal static Task<TestClient?> TryConnectPlainAsync(int port, string clientId)
    {
        return TryConnectAsync(new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithEndPoint(new IPEndPoint(IPAddress.Loopback, port))
            .WithClientId(clientId)
            .Build());
    }

    /// <summary>Publishes with QoS 1.</summary>
    /// <returns>False when the connection broke before PUBACK.</returns>
    internal async Task<bool> TryPublishAsync(string topic, byte[] payload, bool retain = false)
    {
        try
        {
            MqttApplicationMessage message = new MqttApplicationMessageBuilder()
                .WithTopic(topic)
                .WithPayload(payload)
                .WithRetainFlag(retain)
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                .Build();
            using var limit = new CancellationTokenSource(TestCity.Limit);
            await _client.PublishAsync(message, limit.Token);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Console.WriteLine($"{topic}: {exception.Message}");
            return false;
        }
    }

    /// <summary>Subscribes with QoS 1.</summary>
    /// <returns>False when the broker refuses.</returns>
    internal async Task<bool> TrySubscribeAsync(string filter)
    {
        try
        {
            using var limit = new CancellationTokenSource(TestCity.Limit);
            MqttClientSubscribeResult result = await _client.SubscribeAsync(filter, MqttQualityOfServiceLevel.AtLeastOnce, limit.Token);
            return result.Items.All(item => item.ResultCode <= MqttClientSubscribeResultCode.GrantedQoS2);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Waits until a message of this topic came, and gives all that came until then.</summary>
    internal async Task<(string Topic, byte[] Payload)[]> ReceivedUntilAsync(string topic)
    {
        while (true)
        {
            Task arrived;
            lock (_lock)
            {
                if (_received.Exists(message => message.Topic == topic))
                {
                    return [.. _received];
                }

                arrived = _arrived.Task;
            }

            await arrived.WaitAsync(TestCity.Limit);
        }
    }

    /// <summary>Ends the connection without DISCONNECT.</summary>
    internal void Break()
    {
        _client.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _client.TryDisconnectAsync();
        _client.Dispose();
    }

    private static async Task<TestClient?> TryConnectAsync(MqttClientOptions options)
    {
        var client = new TestClient();
        try
        {
            using var limit = new CancellationTokenSource(TestCity.Limit);
            MqttClientConnectResult result = await client._client.ConnectAsync(options, limit.Token);
            if (result.ResultCode == MqttClientConnectResultCode.Success)
            {
                return client;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Refused in TLS or by the socket: no connection either way.
        }

        await client.DisposeAsync();
        return null;
    }

    private Task OnMessage(MqttApplicationMessageReceivedEventArgs received)
    {
        lock (_lock)
        {
            _received.Add((received.ApplicationMessage.Topic, System.Buffers.BuffersExtensions.ToArray(received.ApplicationMessage.Payload)));
            _arrived.TrySetResult();
            _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return Task.CompletedTask;
    }
}
