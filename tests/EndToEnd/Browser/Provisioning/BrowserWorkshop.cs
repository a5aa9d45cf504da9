using System.Globalization;
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
    private readonly Mosquitto _broker;

    private BrowserWorkshop(TestFolder folder, OpensslCity city, Mosquitto broker)
    {
        _folder = folder;
        City = city;
        _broker = broker;
    }

    /// <summary>The CA.</summary>
    public OpensslCity City { get; }

    /// <summary>Who the box is, as a file with the line ends and the byte order mark of Windows.</summary>
    public string Site => string.Join("\r\n",
        "\ufefftenant city", $"node {Node}", "site square", "latitude 52520008", "longitude 13404954", "height 400", "wifi-name City Sensors",
        "broker-host 127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"broker-port {_broker.Port}"), "");

    /// <summary>Opens one; null, and a printed line, where something is not installed.</summary>
    public static async Task<BrowserWorkshop?> TryOpenAsync()
    {
        TestFolder folder = new();
        if (await OpensslCity.IsThereAsync())
        {
            OpensslCity city = await OpensslCity.MakeAsync(folder.File("city"));
            if (Mosquitto.TryStart(folder.File("mosquitto"), _ => city.Broker, Tenant) is Mosquitto broker)
            {
                return new BrowserWorkshop(folder, city, broker);
            }
        }

        folder.Dispose();
        return null;
    }

    /// <summary>Starts to receive at the broker.</summary>
    public Task<CityFiles> ReceiveAsync()
    {
        return CityFiles.StartAsync(_folder, City, _broker.Port);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _broker.Dispose();
        _folder.Dispose();
    }
}
