using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.City;
using EdgeNode.Intake;
using EdgeNode.Reports;
using EdgeNode.Simulator;
using EdgeNode.Summaries;
using EdgeNode.VirtualUplink;

namespace EdgeNode.Cli;

/// <summary>
/// A box, a broker and a receiver in one process, with a throw-away CA: everything between them goes over TCP, TLS and MQTT
/// for real. What arrived, what the broker saw, what the street was and the page are left in a folder.
/// </summary>
public sealed class CityRun
{
    private const string ReceiverId = "receiver";

    private readonly RunPlan _plan;
    private readonly RunPaths _files;
    private readonly int _port;
    private readonly TaskCompletionSource _logFailure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _statesPublished;

    /// <summary>Makes a run.</summary>
    /// <param name="plan">What the box is to do.</param>
    /// <param name="files">Where the results go.</param>
    /// <param name="port">TCP port of the broker on 127.0.0.1; 0 for any free one.</param>
    public CityRun(RunPlan plan, RunPaths files, int port)
    {
        _plan = plan;
        _files = files;
        _port = port;
    }

    /// <summary>Runs to the end.</summary>
    /// <param name="progress">Told as the box comes on, or null.</param>
    /// <param name="cancel">Ends the run early; then what was received is on disk and whole.</param>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    /// <exception cref="CityException">The port is in use, or a file cannot be written.</exception>
    public async Task<RunOutcome> RunAsync(IProgress<RunProgress>? progress, CancellationToken cancel)
    {
        Stopwatch elapsed = Stopwatch.StartNew();
        RunOutcome outcome = await ReceiveAsync(progress, cancel);
        StreetTotals street = WriteStreet();
        File.WriteAllText(_files.Report, ReportPage.Build(_files.Folder));
        return outcome with
        {
            Street = street,
            Verification = Verifier.Verify(_files.Summaries),
            Elapsed = elapsed.Elapsed,
        };
    }

    private async Task<RunOutcome> ReceiveAsync(IProgress<RunProgress>? progress, CancellationToken cancel)
    {
        using ThrowAwayAuthority authority = new();
        using X509Certificate2 server = authority.IssueServer();
        using ClientCredentials nodeCredentials = Issue(authority, BoxFactory.DemoNode);

        VirtualBox? box = null;
        using BrokerLog log = new(File.OpenWrite(_files.Broker), () => box?.Clock.UptimeMs);
        CityBrokerOptions brokerOptions = new()
        {
            Tenant = BoxFactory.DemoTenant,
            ServerCertificate = server,
            Authority = authority.Certificate,
            Port = _port,
            ReceiverId = ReceiverId,
        };
        await using CityBroker broker = await CityBroker.StartAsync(brokerOptions, seen => Note(seen, log));
        ReceiverOptions receiverOptions = new()
        {
            Host = "127.0.0.1",
            Port = broker.Port,
            OpenCredentials = () => Issue(authority, ReceiverId),
            EndsWithoutStore = true,
        };

        // Time is virtual: when a message really came says nothing, and would differ from run to run.
        await using LineStore store = new(new LineStoreOptions { SummaryFile = _files.Summaries, KeepsTimes = false });
        await using Receiver receiver = await Receiver.StartAsync(receiverOptions, store, _ => { }, cancel);

        MqttUplink? uplink = null;
        box = BoxFactory.Start(_plan, BoxFactory.DemoTenant, BoxFactory.DemoNode, nodeCredentials.Fingerprint, (clock, latency) =>
            uplink = new MqttUplink(clock, latency, new MqttUplinkOptions { Host = "127.0.0.1", Port = broker.Port, Credentials = nodeCredentials }));
        using (uplink)
        {
            await PlayAsync(box, uplink!, broker, receiver, progress, cancel);

            // The broker has acknowledged everything; the receiver may still be writing the last of it, which is a state.
            await receiver.WaitForAsync(MessageKind.State, _statesPublished, cancel);
            RunOutcome outcome = Outcome(box, uplink!, receiver);

            // The broker hears of the receiver's goodbye in its own time, and its log ends with that.
            await receiver.DisposeAsync();
            await broker.WhenGoneAsync(ReceiverId, cancel);
            return outcome;
        }
    }

    private void Note(BrokerEvent seen, BrokerLog log)
    {
        try
        {
            log.Write(seen);
        }
        catch (IOException failure)
        {
            _logFailure.TrySetException(failure);
        }

        if (seen is MessagePublished published && published.Topic.EndsWith("/" + Topics.StateKind, StringComparison.Ordinal))
        {
            _statesPublished++;
        }
    }

    // In memory alone: a run that is killed leaves no key behind.
    private static ClientCredentials Issue(ThrowAwayAuthority authority, string clientId)
    {
        return ClientCredentials.InMemory(X509CertificateLoader.LoadCertificate(authority.Certificate.RawData), authority.IssueClient(clientId));
    }

    private void ScheduleOutage(VirtualBox box, MqttUplink uplink, CityBroker broker, CancellationToken cancel)
    {
        if (_plan.Outage is not { } outage)
        {
            return;
        }

        // The broker notices the cut in its own time; virtual time waits for it, so that its log says when.
        box.At(outage.FromMs, () =>
        {
            uplink.Cut();
            broker.WhenGoneAsync(BoxFactory.DemoNode, cancel).GetAwaiter().GetResult();
        });
        box.At(outage.UntilMs, uplink.Restore);
    }

    // A disk that takes no more ends the run: the rest of it would be simulated for nothing.
    private async Task PlayAsync(VirtualBox box, MqttUplink uplink, CityBroker broker, Receiver receiver, IProgress<RunProgress>? progress, CancellationToken cancel)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        ScheduleOutage(box, uplink, broker, end.Token);
        Task play = Task.Run(() => Play(box, broker, progress, end.Token), CancellationToken.None);
        Task first = await Task.WhenAny(play, receiver.Ended, _logFailure.Task);
        await end.CancelAsync();
        await play.ConfigureAwait(first == play ? ConfigureAwaitOptions.None : ConfigureAwaitOptions.SuppressThrowing);
        await first;
        cancel.ThrowIfCancellationRequested();
    }

    private void Play(VirtualBox box, CityBroker broker, IProgress<RunProgress>? progress, CancellationToken cancel)
    {
        if (box.RunUntil(_plan.LengthMs, cancel, progress) && box.Finish(cancel, progress))
        {
            broker.WhenGoneAsync(BoxFactory.DemoNode, cancel).GetAwaiter().GetResult();
        }
    }

    private RunOutcome Outcome(VirtualBox box, MqttUplink uplink, Receiver receiver)
    {
        return new RunOutcome
        {
            Plan = _plan,
            Files = _files,
            SlotsReleased = box.Progress.SlotsReleased,
            Received = receiver.Counts,
            Freezes = box.Freezes,
            SocketBytesSent = uplink.BytesSent,
            SocketBytesReceived = uplink.BytesReceived,
        };
    }

    private StreetTotals WriteStreet()
    {
        using StreamWriter writer = new(_files.Street);
        Policies.ChannelPolicy? footfall = LockoutModel.ChannelOf(_plan.Policy, _plan.Board);
        StreetLog log = new(_plan.Street, _plan.Seed, footfall, MeasuredColumns.LoggedFor(_plan.Policy));
        return log.Write(writer, _plan.StartUtcMs, _plan.StartUtcMs + _plan.LengthMs);
    }
}
