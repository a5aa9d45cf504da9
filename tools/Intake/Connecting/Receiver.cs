using System.Diagnostics;
using EdgeNode.City;

namespace EdgeNode.Intake;

/// <summary>
/// The city's end: subscribes to all boxes with QoS 1 and stores what they send. A message is acknowledged once it is stored, and the
/// broker keeps the session, so that neither a crash nor a break in the connection loses one.
/// </summary>
public sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan GoodbyeLimit = TimeSpan.FromSeconds(30);

    private readonly ReceiverOptions _options;
    private readonly IIntakeStore _store;
    private readonly Action<ReceiverNotice> _notify;
    private readonly ReceiverTally _tally = new();
    private readonly IntakeWriter _writer;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TakeOverSuspicion _suspicion = new();

    private BrokerConnection? _connection;
    private Task _supervision = Task.CompletedTask;
    private Task _writing = Task.CompletedTask;
    private long _deliveries;
    private bool _hasConnected;
    private bool _isDisposed;

    private Receiver(ReceiverOptions options, IIntakeStore store, Action<ReceiverNotice> notify)
    {
        _options = options;
        _store = store;
        _notify = notify;
        _writer = new IntakeWriter(options, store, _tally, notify);
    }

    /// <summary>Name of the meter and of the source of activities that tell of all receivers of this process.</summary>
    public static string TelemetryName => ReceiverTally.MeterName;

    /// <summary>What has been received since the start.</summary>
    public ReceiverCounts Counts => _tally.Counts;

    /// <summary>Whether there is a connection to the broker.</summary>
    public bool IsConnected => _connection is { Closed.IsCompleted: false };

    /// <summary>Whether the last attempt to store something succeeded.</summary>
    public bool IsStoreAvailable => _writer.IsStoreAvailable;

    /// <summary>
    /// Completes with a <see cref="CityException"/> when another client takes the session, or when the store takes nothing and
    /// <see cref="ReceiverOptions.EndsWithoutStore"/> is set; never otherwise.
    /// </summary>
    public Task Ended => _ended.Task;

    /// <summary>Connects, asks the store about the session, and subscribes.</summary>
    /// <param name="options">Where to, as whom, what to take.</param>
    /// <param name="store">Where to; not disposed by the receiver.</param>
    /// <param name="notify">Takes what people should hear of, from any thread.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <exception cref="CityException">
    /// The broker cannot be reached or refuses, and then the store has not been touched, or the store cannot be used; with
    /// <see cref="ReceiverOptions.WaitsForBroker"/> only the store.
    /// </exception>
    public static async Task<Receiver> StartAsync(
        ReceiverOptions options, IIntakeStore store, Action<ReceiverNotice> notify, CancellationToken cancellationToken = default)
    {
        Receiver receiver = new(options, store, notify);
        try
        {
            if (!options.WaitsForBroker)
            {
                await receiver.ConnectAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            await receiver.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        receiver._writing = receiver.WriteAsync();
        receiver._supervision = receiver.SuperviseAsync();
        return receiver;
    }

    /// <summary>Completes when so many messages of a kind have been stored since the start.</summary>
    /// <exception cref="CityException">The receiver has ended.</exception>
    public async Task WaitForAsync(MessageKind kind, long count, CancellationToken cancellationToken = default)
    {
        Task reached = _tally.WhenStored(kind, count);
        await (await Task.WhenAny(reached, Ended).WaitAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Finishes the batch in hand, acknowledges it and says goodbye. What is stored does not come again at the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _supervision.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_connection is not null)
        {
            // Else the next start may be faster than the acknowledgements, and what they acknowledge comes again.
            await _connection.FinishAsync(GoodbyeLimit).ConfigureAwait(false);
            await _connection.DisposeAsync().ConfigureAwait(false);
        }

        _tally.Dispose();
        _stop.Dispose();
    }

    private async Task WriteAsync()
    {
        try
        {
            await _writer.RunAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            _ended.TrySetException(failure as CityException ?? new CityException($"the store fails: {PrintableLine.Of(failure.Message)}"));
        }
    }

    private async Task SuperviseAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            if (_connection is null)
            {
                await KeepConnectingAsync().ConfigureAwait(false);
            }

            long began = Stopwatch.GetTimestamp();
            BrokerLoss loss = await _connection!.Closed.WaitAsync(_stop.Token).ConfigureAwait(false);
            string client = $"'{_connection.ClientId}' at {_connection.Broker}";
            await _connection.DisposeAsync().ConfigureAwait(false);
            _connection = null;
            if (_suspicion.IsTakenOver(loss, Stopwatch.GetElapsedTime(began)))
            {
                string message = $"another client has connected as {client}: each receiver needs a certificate, or a client id, of its own";
                _notify(new ReceiverNotice(NoticeKind.TakenOver, message));
                _ended.TrySetException(new CityException(message));
                return;
            }

            _notify(new ReceiverNotice(NoticeKind.Lost, $"connection lost: {PrintableLine.Of(loss.Reason)}"));
        }
    }

    private async Task KeepConnectingAsync()
    {
        TimeSpan delay = _options.FirstRetryDelay;
        string told = "";
        while (_connection is null)
        {
            try
            {
                if (_hasConnected || told.Length > 0)
                {
                    await Task.Delay(delay, _stop.Token).ConfigureAwait(false);
                    delay = RetryDelay.After(delay);
                }

                await ConnectAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (Exception failure) when (!_stop.IsCancellationRequested)
            {
                _suspicion.Dispel();
                if (failure.Message != told)
                {
                    told = failure.Message;
                    _notify(new ReceiverNotice(NoticeKind.Refused, $"no connection: {PrintableLine.Of(told)}; trying again"));
                }
            }
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        BrokerConnection connection = await BrokerConnection.OpenAsync(_options, _writer.Room, Deliver, cancellationToken).ConfigureAwait(false);
        try
        {
            DateTime? lastConnected = await NoteSessionAsync(connection, cancellationToken).ConfigureAwait(false);
            await connection.SubscribeAsync(wantsRetained: lastConnected is null && !_hasConnected, cancellationToken).ConfigureAwait(false);
            NoteConnection(connection, lastConnected);
            _connection = connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<DateTime?> NoteSessionAsync(BrokerConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await _store.NoteSessionAsync(new BrokerSession(connection.ClientId, connection.Broker), DateTime.UtcNow, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreUnavailableException unavailable) when (!_options.WaitsForBroker && !_hasConnected)
        {
            throw new CityException(unavailable.Message);
        }
        catch (StoreUnavailableException) when (_hasConnected)
        {
            // The writer tells of it. The session that this process had is known.
            return DateTime.UtcNow;
        }
    }

    private void NoteConnection(BrokerConnection connection, DateTime? lastConnected)
    {
        string client = $"'{connection.ClientId}' at {connection.Broker}";
        if (!connection.IsSessionPresent && (lastConnected is not null || _hasConnected))
        {
            string since = lastConnected is DateTime last ? $", last connected {last:yyyy-MM-dd HH:mm:ss} UTC" : "";
            _notify(new ReceiverNotice(NoticeKind.SessionForgotten, $"the broker has forgotten the session of {client}{since}: what boxes sent since then is lost, except where they send it again"));
        }

        _tally.CountConnection(isFirst: !_hasConnected);
        _notify(_hasConnected
            ? new ReceiverNotice(NoticeKind.Reconnected, $"connected again as {client}")
            : new ReceiverNotice(NoticeKind.Connected, $"connected as {client}"));
        if (!_hasConnected)
        {
            _ = TellOfSilenceAsync(client);
        }

        _hasConnected = true;
    }

    private async Task TellOfSilenceAsync(string client)
    {
        CancellationToken stop = _stop.Token;
        await Task.Delay(_options.SilenceLimit, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stop.IsCancellationRequested && Interlocked.Read(ref _deliveries) == 0)
        {
            _notify(new ReceiverNotice(NoticeKind.Silent, $"nothing has come in {_options.SilenceLimit.TotalSeconds:0} s: no box has sent anything, or the broker's access rules let {client} read nothing"));
        }
    }

    private void Deliver(BrokerMessage delivery)
    {
        Interlocked.Increment(ref _deliveries);
        _writer.Take(delivery);
    }
}
