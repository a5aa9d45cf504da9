using System.Net;
using System.Text;
using EdgeNode.Summaries;
using EdgeNode.VirtualUplink;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace EdgeNode.Commissioning;

/// <summary>
/// Looks at the broker whether a box's state is there. Mosquitto acknowledges what its ACL then throws away, so that a PUBACK alone does
/// not say that anybody gets it (MQTT 3.1.1, 3.3.5).
/// </summary>
/// <param name="host">Name or address of the broker; its certificate must be made out to it.</param>
/// <param name="port">Its TCP port.</param>
/// <param name="credentials">A consumer's certificate and key, and the authorities it trusts.</param>
public sealed class BrokerWatch(string host, int port, ClientCredentials credentials)
{
    private const string Ready = "\"state\":\"ready\"";
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(30);

    /// <summary>Waits for the box's retained state.</summary>
    /// <param name="tenant">The box's tenant.</param>
    /// <param name="node">The box's node id.</param>
    /// <param name="limit">How long.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The topic.</returns>
    /// <exception cref="StepException">The broker cannot be reached or refuses, or hands out nothing.</exception>
    public async Task<string> WaitForStateAsync(string tenant, string node, TimeSpan limit, CancellationToken cancel)
    {
        string topic = new Topics(tenant, node).State;
        return await IsStateThereAsync(tenant, node, limit, cancel)
            ? topic
            : throw new StepException($"{host}:{port}: the broker has acknowledged the box's state and does not hand out {topic}: its access rules throw away what {node} writes, or keep it from '{credentials.CommonName}'; put both into them (edgenode broker config), and run the same command again");
    }

    /// <summary>Looks whether the box's retained state comes within a time.</summary>
    /// <exception cref="StepException">The broker cannot be reached or refuses.</exception>
    public async Task<bool> IsStateThereAsync(string tenant, string node, TimeSpan limit, CancellationToken cancel)
    {
        string topic = new Topics(tenant, node).State;
        TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using IMqttClient client = new MqttClientFactory().CreateMqttClient();
        client.ApplicationMessageReceivedAsync += received =>
        {
            if (received.ApplicationMessage.Topic == topic && Encoding.UTF8.GetString(received.ApplicationMessage.Payload).Contains(Ready, StringComparison.Ordinal))
            {
                seen.TrySetResult();
            }

            return Task.CompletedTask;
        };
        await ConnectAsync(client, topic, cancel);
        await Task.WhenAny(seen.Task, Task.Delay(limit, cancel));
        cancel.ThrowIfCancellationRequested();
        await client.TryDisconnectAsync();
        return seen.Task.IsCompleted;
    }

    private async Task ConnectAsync(IMqttClient client, string topic, CancellationToken cancel)
    {
        MqttClientOptions options = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithClientId(credentials.CommonName)
            .WithCleanSession(true)
            .WithTimeout(ConnectLimit)
            .WithEndPoint(new DnsEndPoint(host, port))
            .WithStreamProvider(new MutualTlsConnector(credentials, host))
            .Build();
        try
        {
            MqttClientConnectResult connected = await client.ConnectAsync(options, cancel);
            if (connected.ResultCode != MqttClientConnectResultCode.Success)
            {
                throw new StepException($"{host}:{port}: the broker refuses '{credentials.CommonName}' ({connected.ResultCode})");
            }

            MqttClientSubscribeResult subscribed = await client.SubscribeAsync(topic, MqttQualityOfServiceLevel.AtLeastOnce, cancel);
            if (subscribed.Items.Any(item => item.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2))
            {
                throw new StepException($"{host}:{port}: the broker does not let '{credentials.CommonName}' read {topic}");
            }
        }
        catch (Exception failure) when (failure is not StepException && !cancel.IsCancellationRequested)
        {
            throw new StepException($"{host}:{port}: {(failure is OperationCanceledException ? "no answer" : failure.GetBaseException().Message.ReplaceLineEndings(" "))}");
        }
    }
}
