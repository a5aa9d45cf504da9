using System.Security.Cryptography.X509Certificates;
using EdgeNode.EndToEnd.Tests;
using EdgeNode.Intake;
using EdgeNode.VirtualUplink;

namespace EdgeNode.City.Tests;

/// <summary>A throw-away authority, a broker on a free port, and what that broker logged.</summary>
internal sealed class TestCity : IAsyncDisposable
{
    internal const string Tenant = "example";
    internal const string Node = "kx7q22";
    internal const string OtherNode = "zz9p01";
    internal const string Host = "127.0.0.1";

    // Real time; only a broken test ever waits so long.
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly List<BrokerEvent> _events = [];
    private readonly List<(Predicate<BrokerEvent> IsIt, TaskCompletionSource Seen)> _waiters = [];

    private TestCity()
    {
    }

    internal TestFolder Folder { get; } = new();

    internal ThrowAwayAuthority Authority { get; } = new();

    private TimeSpan Patience { get; init; }

    internal CityBroker Broker { get; private set; } = null!;

    internal BrokerEvent[] Events
    {
        get
        {
            lock (_lock)
            {
                return [.. _events];
            }
        }
    }

    internal static string Topic(string kind, string node = Node)
    {
        return $"edgenode/1/{Tenant}/{node}/{kind}";
    }

    internal static async Task<TestCity> StartAsync(TimeSpan? patience = null)
    {
        var city = new TestCity { Patience = patience ?? TimeSpan.FromSeconds(30) };
        await city.StartBrokerAsync(0);
        return city;
    }

    internal async Task StartBrokerAsync(int port)
    {
        using X509Certificate2 server = Authority.IssueServer();
        var options = new CityBrokerOptions
        {
            Tenant = Tenant,
            ServerCertificate = X509CertificateLoader.LoadPkcs12(server.Export(X509ContentType.Pkcs12), null),
            Authority = Authority.Certificate,
            Port = port,
            Patience = Patience,
        };
        Broker = await CityBroker.StartAsync(options, Log);
    }

    internal ClientCredentials Credentials(string clientId)
    {
        PemFiles files = Authority.WriteClient(Folder.File("certificates"), clientId);
        return ClientCredentials.FromPemFiles(files.AuthorityFile, files.CertificateFile, files.KeyFile);
    }

    internal ReceiverOptions ReceiverOptions(int? port = null)
    {
        PemFiles files = Authority.WriteClient(Folder.File("certificates"), "receiver");
        return new ReceiverOptions
        {
            Host = Host,
            Port = port ?? Broker.Port,
            OpenCredentials = () => ClientCredentials.FromPemFiles(files.AuthorityFile, files.CertificateFile, files.KeyFile),
            FirstRetryDelay = TimeSpan.FromMilliseconds(1),
        };
    }

    internal Task<TestReceiver> StartReceiverAsync(int? port = null, string summaryFile = "received.jsonl")
    {
        return TestReceiver.StartAsync(ReceiverOptions(port), Folder.File(summaryFile));
    }

    /// <summary>Completes when the broker has logged such an event, now or earlier.</summary>
    internal Task WhenLoggedAsync(Predicate<BrokerEvent> isIt)
    {
        lock (_lock)
        {
            if (_events.Exists(isIt))
            {
                return Task.CompletedTask;
            }

            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((isIt, seen));
            return seen.Task.WaitAsync(Limit);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Broker.DisposeAsync();
        Authority.Dispose();
        Folder.Dispose();
    }

    private void Log(BrokerEvent what)
    {
        lock (_lock)
        {
            _events.Add(what);
            _waiters.RemoveAll(waiter => waiter.IsIt(what) && waiter.Seen.TrySetResult());
        }
    }
}
