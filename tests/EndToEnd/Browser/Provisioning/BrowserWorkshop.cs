using System.Globalization;
using EdgeNode.City;
using EdgeNode.City.Tests;
using EdgeNode.EndToEnd.Tests;

namespace EdgeNode.Browser.Tests;

/// <summary>What a technician has beside the page: a CA that is openssl, a Mosquitto, and files.</summary>
internal sealed class BrowserWorkshop : IDisposable
{
    /// <summary>Tenant of the boxes.</summary>
    public const string Tenant = "city";

    /// <summary>Node id of the box.</summary>
    public const string Node = "lamp-7";

    /// <summary>Password of the network City Sensors around a box.</summary>
    public const string Wifi = "correct horse battery";

    private readonly TestFolder _folder;
    private readonly IDisposable _broker;
    private readonly int _port;
    private readonly PemFiles _receiver;
    private readonly Func<string, Task<string>> _sign;

    private BrowserWorkshop(TestFolder folder, IDisposable broker, int port, PemFiles receiver, Func<string, Task<string>> sign)
    {
        _folder = folder;
        _broker = broker;
        _port = port;
        _receiver = receiver;
        _sign = sign;
    }

    /// <summary>The certificate by which the broker is judged.</summary>
    public string AuthorityFile => _receiver.AuthorityFile;

    /// <summary>Who the box is, as a file with the line ends and the byte order mark of Windows.</summary>
    public string Site => string.Join("\r\n",
        "\ufefftenant city", $"node {Node}", "site square", "latitude 52520008", "longitude 13404954", "height 400", "wifi-name City Sensors",
        "broker-host 127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"broker-port {_port}"), "");

    /// <summary>Opens one whose CA is openssl; null, and a printed line, where something is not installed.</summary>
    public static async Task<BrowserWorkshop?> TryOpenAsync()
    {
        TestFolder folder = new();
        if (await OpensslCity.IsThereAsync())
        {
            OpensslCity city = await OpensslCity.MakeAsync(folder.File("city"));
            if (Mosquitto.TryStart(folder.File("mosquitto"), _ => city.Broker, Tenant) is Mosquitto broker)
            {
                return new BrowserWorkshop(folder, broker, broker.Port, city.Receiver, request => city.SignAsync(request)) { City = city };
            }
        }

        folder.Dispose();
        return null;
    }

    /// <summary>Opens one whose CA and broker are set up by <c>edgenode ca</c> and <c>edgenode broker config</c>; null where something is not installed.</summary>
    public static async Task<BrowserWorkshop?> TryOpenOwnAsync()
    {
        if (await Workshop.TryOpenAsync(hasBroker: true) is not { } workshop)
        {
            return null;
        }

        PemFiles watcher = new(workshop.File("broker/consumers/ca.crt"), workshop.File("broker/consumers/watcher.crt"), workshop.File("broker/consumers/watcher.key"), Fingerprint: "");
        return new BrowserWorkshop(new TestFolder(), workshop, workshop.BrokerPort, watcher, async request =>
        {
            await File.WriteAllTextAsync(workshop.File("box.csr"), request);
            await DoAsync("ca", "sign", workshop.File("box.csr"), "--tenant", Tenant, "--yes", "--out", workshop.File("box.crt"), "--authority", workshop.File("ca"), "--passphrase-file", workshop.PassphraseFile);
            await DoAsync("broker", "config", "--authority", workshop.File("ca"), "--out", workshop.File("broker"));
            return await File.ReadAllTextAsync(workshop.File("box.crt"));
        });
    }

    /// <summary>The CA that is openssl.</summary>
    public OpensslCity City
    {
        get => field ?? throw new AssertFailedException("this workshop has another CA");
        private init;
    }

    /// <summary>The CA's answer to a request, PEM.</summary>
    public Task<string> SignAsync(string request)
    {
        return _sign(request);
    }

    /// <summary>Starts to receive at the broker.</summary>
    public Task<CityFiles> ReceiveAsync()
    {
        return CityFiles.StartAsync(_folder, _receiver, _port);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _broker.Dispose();
        _folder.Dispose();
    }

    private static async Task DoAsync(params string[] arguments)
    {
        CommandResult result = await EdgeNodeCommand.RunAsync(arguments);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
    }
}
