using System.Buffers;
using System.Net;
using EdgeNode.Summaries;
using EdgeNode.VirtualUplink;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace EdgeNode.City;

/// <summary>
/// The city's end: subscribes to all boxes with QoS 1 and writes what they send. A message is acknowledged once its line is
/// on disk, and the session is kept by the broker, so that neither a crash nor a break in the connection loses one.
/// </summary>
public sealed class Receiver : IAsyncDisposable
{
    private const string EveryBox = Topics.Root + "/" + Topics.Version + "/+/+/#";

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GreatestRetryDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GoodbyeLimit = TimeSpan.FromSeconds(30);

    private readonly ReceiverOptions _options;
    private readonly MqttClientOptions _clientOptions;
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly SemaphoreSlim _lost = new(0);
    private readonly CancellationTokenSource _stop = new();

    // Held while a message is written and acknowledged, so that an orderly end never comes between the two.
    private readonly SemaphoreSlim _filing = new(1);
    private readonly TaskCompletionSource _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Set once the broker has let the receiver in: before that no file is touched.
    private readonly TaskCompletionSource<MessageSorter> _sorter = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _supervision = Task.CompletedTask;
    private bool _isDisposed;

    private Receiver(ReceiverOptions options)
    {
        _options = options;
        _clientOptions = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithClientId(options.Credentials.CommonName)
            .WithCleanSession(false)
            .WithKeepAlivePeriod(KeepAlive)
            .WithTimeout(ConnectLimit)
            .WithEndPoint(new DnsEndPoint(options.Host, options.Port))
            .WithStreamProvider(new MutualTlsConnector(options.Credentials, options.Host))
            .Build();
        _client.ApplicationMessageReceivedAsync += OnMessageAsync;
        _client.DisconnectedAsync += OnDisconnected;
    }

    /// <summary>What has been received since the start.</summary>
    public ReceiverCounts Counts => _sorter.Task.Result.Counts;

    /// <summary>Completes, with a <see cref="CityException"/>, when the files cannot be written any more; never otherwise.</summary>
    public Task Failure => _failure.Task;

    /// <summary>Connects, subscribes and opens the files.</summary>
    /// <exception cref="CityException">
    /// The broker cannot be reached or refuses, and then no file has been touched; or the files cannot be written, or one of
    /// them holds something that no receiver wrote, and then that one is left as it is.
    /// </exception>
    public static async Task<Receiver> StartAsync(ReceiverOptions options, CancellationToken cancellationToken = default)
    {
        var receiver = new Receiver(options);
        try
        {
            await receiver.ConnectAsync(cancellationToken).ConfigureAwait(false);
            receiver._sorter.SetResult(OpenFiles(options.SummaryFile));
        }
        catch
        {
            await receiver.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        receiver._supervision = receiver.ReconnectAsync();
        return receiver;
    }

    /// <summary>Completes when so many messages of a kind have been kept since the start.</summary>
    /// <exception cref="CityException">The files cannot be written.</exception>
    public async Task WaitForAsync(MessageKind kind, long count, CancellationToken cancellationToken = default)
    {
        Task reached = _sorter.Task.Result.WhenKept(kind, count);
        await (await Task.WhenAny(reached, Failure).WaitAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>
    /// Disconnects in order and closes the files. What is in the files has been acknowledged then, and does not come again at
    /// the next start.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;

        // First, because the client waits for messages that wait for the files.
        _sorter.TrySetCanceled();
        await _stop.CancelAsync().ConfigureAwait(false);
        await _supervision.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await FinishAcknowledgingAsync().ConfigureAwait(false);
        await _client.TryDisconnectAsync().ConfigureAwait(false);
        _client.Dispose();
        if (_sorter.Task.IsCompletedSuccessfully)
        {
            _sorter.Task.Result.Dispose();
        }

        _stop.Dispose();
        _lost.Dispose();
    }

    private static MessageSorter OpenFiles(string summaryFile)
    {
        try
        {
            return new MessageSorter(new ReceivedFolder(summaryFile));
        }
        catch (Exception exception) when (IsOfTheDisk(exception))
        {
            throw new CityException($"cannot write '{summaryFile}' and the files beside it: {exception.Message}");
        }
    }

    private async Task OnMessageAsync(MqttApplicationMessageReceivedEventArgs received)
    {
        received.AutoAcknowledge = false;
        try
        {
            MessageSorter sorter = await _sorter.Task.ConfigureAwait(false);
            await _filing.WaitAsync(_stop.Token).ConfigureAwait(false);
            try
            {
                if (TryAccept(sorter, received.ApplicationMessage))
                {
                    await received.AcknowledgeAsync(CancellationToken.None).ConfigureAwait(false);
                }
            }
            finally
            {
                _filing.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // Not acknowledged, for the receiver ends or has no files: the broker still has it for the next start.
        }
    }

    private bool TryAccept(MessageSorter sorter, MqttApplicationMessage message)
    {
        try
        {
            sorter.Accept(message.Topic, message.Payload.ToArray(), isReplay: message.Retain);
            return true;
        }
        catch (Exception exception) when (IsOfTheDisk(exception))
        {
            _failure.TrySetException(new CityException($"cannot write beside '{_options.SummaryFile}': {exception.Message}"));
            return false;
        }
    }

    // A broker takes packets in their order: once it answers, it has taken the acknowledgments too. Else the next start may be
    // faster than they are, and what they acknowledge comes again.
    private async Task FinishAcknowledgingAsync()
    {
        using var limit = new CancellationTokenSource(GoodbyeLimit);
        await _filing.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _client.TryPingAsync(limit.Token).ConfigureAwait(false);
    }

    private Task OnDisconnected(MqttClientDisconnectedEventArgs disconnected)
    {
        if (disconnected.ClientWasConnected && !_stop.IsCancellationRequested)
        {
            _lost.Release();
        }

        return Task.CompletedTask;
    }

    private async Task ReconnectAsync()
    {
        while (true)
        {
            await _lost.WaitAsync(_stop.Token).ConfigureAwait(false);
            TimeSpan delay = _options.FirstRetryDelay;
            while (!await TryReconnectAsync(delay).ConfigureAwait(false))
            {
                delay = delay * 2 < GreatestRetryDelay ? delay * 2 : GreatestRetryDelay;
            }

            _sorter.Task.Result.CountReconnect();
        }
    }

    private async Task<bool> TryReconnectAsync(TimeSpan delay)
    {
        await Task.Delay(delay, _stop.Token).ConfigureAwait(false);
        try
        {
            await ConnectAsync(_stop.Token).ConfigureAwait(false);
            return true;
        }
        catch (CityException)
        {
            return false;
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        string broker = $"{_options.Host}:{_options.Port}";
        try
        {
            MqttClientConnectResult connected = await _client.ConnectAsync(_clientOptions, cancellationToken).ConfigureAwait(false);
            if (connected.ResultCode != MqttClientConnectResultCode.Success)
            {
                throw new CityException($"{broker}: the broker refuses the connection ({connected.ResultCode})");
            }

            MqttClientSubscribeResult subscribed = await _client
                .SubscribeAsync(EveryBox, MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken).ConfigureAwait(false);
            if (subscribed.Items.Any(item => item.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2))
            {
                throw new CityException($"{broker}: the broker does not let '{_options.Credentials.CommonName}' subscribe to {EveryBox}");
            }
        }
        catch (Exception exception) when (exception is not (CityException or OperationCanceledException))
        {
            throw new CityException($"{broker}: {exception.GetBaseException().Message.ReplaceLineEndings(" ")}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CityException($"{broker}: no answer");
        }
    }

    private static bool IsOfTheDisk(Exception exception)
    {
        return exception is IOException or UnauthorizedAccessException;
    }
}
