using System.Security.Cryptography;
using System.Text;
using EdgeNode.City;
using EdgeNode.Intake;
using EdgeNode.VirtualUplink;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EdgeNode.Gateway;

/// <summary>A gateway from its start to its end: endpoints, store, receiver, and the work beside them.</summary>
public sealed class GatewayHost
{
    // Of a SHA-256: enough to tell gateways apart, and of a random id it gives nothing away.
    private const int SecretNameLength = 16;

    private static readonly TimeSpan ProgressPeriod = TimeSpan.FromSeconds(1);

    private readonly GatewayOptions _options;
    private readonly Func<ClientCredentials> _openCredentials;
    private readonly TimeProvider _time;
    private readonly string _name;
    private readonly ServiceSigns _signs = new();

    /// <summary>Makes a gateway.</summary>
    /// <param name="options">What it is to do.</param>
    /// <param name="openCredentials">Opens the files of certificates and key; see <see cref="ReceiverOptions.OpenCredentials"/>.</param>
    /// <param name="time">By what it waits.</param>
    /// <exception cref="CredentialException">The files cannot be used.</exception>
    public GatewayHost(GatewayOptions options, Func<ClientCredentials> openCredentials, TimeProvider time)
    {
        _options = options;
        _openCredentials = openCredentials;
        _time = time;
        using ClientCredentials credentials = openCredentials();
        string id = options.ClientId ?? credentials.CommonName;
        _name = options.IsClientIdSecret ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(id)))[..SecretNameLength] : id;
    }

    /// <summary>Runs it. A broker or a database that is away is waited for.</summary>
    /// <param name="progress">Is told every second what has come so far, or null.</param>
    /// <param name="stop">Ends it in order.</param>
    /// <exception cref="CityException">The address for the endpoints cannot be had; then there was no log yet.</exception>
    public async Task<GatewayEnd> RunAsync(Action<ReceiverCounts>? progress, CancellationToken stop)
    {
        using GatewayState state = new();
        await using WebApplication web = GatewayWeb.Build(_options, state);
        ILogger log = web.Services.GetRequiredService<ILoggerFactory>().CreateLogger(GatewayLog.Category);
        NoticeLog notices = new(log, _options.IsClientIdSecret ? _options.ClientId : null);
        string address = await GatewayWeb.ListenAsync(web, _options, stop).ConfigureAwait(false);
        TellPlan(log, address);
        try
        {
            await using OpenedStore store = await new StoreOpening(_options, _name, log, _time).OpenAsync(stop).ConfigureAwait(false);
            IIntakeStore intake = _options.IsClientIdSecret ? new SecretSessions(store.Intake, _name) : store.Intake;
            return await ReceiveAsync(store, intake, state, notices, log, progress, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Before the store was there.
            _signs.TellStopping();
            return GatewayEnd.Stopped;
        }
        catch (CityException refusal)
        {
            log.LogError("{Failure}", refusal.Message);
            return GatewayEnd.Unusable;
        }
        finally
        {
            await web.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<GatewayEnd> ReceiveAsync(OpenedStore store, IIntakeStore intake, GatewayState state, NoticeLog notices, ILogger log, Action<ReceiverCounts>? progress, CancellationToken stop)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Receiver receiver = await Receiver.StartAsync(ReceiverOptions(), intake, notice => Take(notice, notices), stop).ConfigureAwait(false);
        await using (receiver.ConfigureAwait(false))
        {
            state.Follow(receiver);
            Task[] beside =
            [
                .. store.Work.Select(work => work.RunAsync(state.NoteStore, log, _time, end.Token)),
                _signs.KeepAliveAsync(_time, end.Token),
                TellProgressAsync(receiver, progress, end.Token),
            ];
            await Task.WhenAny(receiver.Ended, Task.Delay(Timeout.Infinite, stop)).ConfigureAwait(false);
            _signs.TellStopping();
            await end.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(beside).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!receiver.Ended.IsFaulted)
            {
                return GatewayEnd.Stopped;
            }

            log.LogError("{Failure}", notices.Shown(receiver.Ended.Exception.GetBaseException().Message));
            return GatewayEnd.GivenUp;
        }
    }

    private ReceiverOptions ReceiverOptions()
    {
        return new ReceiverOptions
        {
            Host = _options.Broker.Host,
            Port = _options.Broker.Port,
            OpenCredentials = _openCredentials,
            ClientId = _options.ClientId,
            SharedGroup = _options.SharedGroup,
            Tenant = _options.Tenant,
            Starts = _options.Starts,
            ReceiveMaximum = _options.ReceiveMaximum,
            WaitsForBroker = true,
        };
    }

    // What ends the gateway is logged as its end.
    private void Take(ReceiverNotice notice, NoticeLog notices)
    {
        if (notice.Kind == NoticeKind.TakenOver)
        {
            return;
        }

        notices.Write(notice);
        if (notice.Kind == NoticeKind.Connected)
        {
            _signs.TellReady();
        }

        _signs.TellStatus(notices.Shown(notice.Message));
    }

    private void TellPlan(ILogger log, string address)
    {
        log.LogInformation("receiving summaries, states, abouts, healths and policies of {Tenants} from {Broker}", _options.Tenant is { } tenant ? $"tenant {tenant}" : "all tenants", $"{_options.Broker.Host}:{_options.Broker.Port}");
        log.LogInformation("keeping them in {Store}", _options.Store.Shown);
        log.LogInformation("endpoints: {Address}/healthz, /readyz and /metrics", address);
    }

    private static async Task TellProgressAsync(Receiver receiver, Action<ReceiverCounts>? progress, CancellationToken stop)
    {
        using PeriodicTimer timer = new(ProgressPeriod);
        while (progress is not null && await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
        {
            progress(receiver.Counts);
        }
    }
}
