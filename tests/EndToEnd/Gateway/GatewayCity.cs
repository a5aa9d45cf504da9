using System.Security.Cryptography.X509Certificates;
using EdgeNode.City.Tests;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A Mosquitto that keeps sessions over its own restarts, a box at it, and the certificate of a gateway.</summary>
internal sealed class GatewayCity : IAsyncDisposable
{
    private readonly ConfiguredCity _city;
    private readonly SampleSummaries _summaries = new();
    private X509Certificate2? _boxCertificate;
    private TestClient? _box;

    private GatewayCity(ConfiguredCity city)
    {
        _city = city;
    }

    /// <summary>Folder of the test.</summary>
    internal TestFolder Folder => _city.Folder;

    /// <summary>The options that a gateway needs, and a free port for its endpoints. The box's summaries are of 2025, and its policy never comes.</summary>
    internal string[] Access => [.. Files, "--broker", $"127.0.0.1:{_city.Port}", "--unknown-policy-days", "3650", "--listen", "127.0.0.1:0"];

    /// <summary>The three files among them.</summary>
    internal string[] Files => ["--ca", InFolder("ca.crt"), "--cert", InFolder($"{ConfiguredCity.Consumer}.crt"), "--key", InFolder($"{ConfiguredCity.Consumer}.key")];

    /// <summary>Starts a city.</summary>
    /// <returns>Null, and a printed line, where Mosquitto is not installed.</returns>
    internal static async Task<GatewayCity?> TryStartAsync()
    {
        return await ConfiguredCity.TryStartAsync() is { } city ? new GatewayCity(city) : null;
    }

    /// <summary>Ends the broker at once.</summary>
    internal Task KillBrokerAsync()
    {
        return _city.KillBrokerAsync();
    }

    /// <summary>Starts it again, at the same port.</summary>
    internal async Task RestartBrokerAsync()
    {
        _box = null;
        Assert.IsTrue(await _city.TryStartBrokerAsync());
    }

    /// <summary>Has a box send its next summary.</summary>
    internal async Task SendSummaryAsync(int number)
    {
        byte[] line = _summaries.ToBytes().AsSpan(number * (SampleSummaries.LineLength + 1), SampleSummaries.LineLength).ToArray();
        Assert.IsTrue(await (await BoxAsync()).TryPublishAsync(TestCity.Topic("summary"), line));
    }

    /// <summary>Has a box send something that no box sends.</summary>
    internal async Task SendAsync(string kind, byte[] payload)
    {
        Assert.IsTrue(await (await BoxAsync()).TryPublishAsync(TestCity.Topic(kind), payload));
    }

    public async ValueTask DisposeAsync()
    {
        if (_box is not null)
        {
            await _box.DisposeAsync();
        }

        _city.Dispose();
    }

    private async Task<TestClient> BoxAsync()
    {
        if (_boxCertificate is null)
        {
            _boxCertificate = _city.Box(TestCity.Node);
            _city.Refresh();
        }

        _box ??= await _city.ConnectAsync(_boxCertificate, TestCity.Node);
        Assert.IsNotNull(_box);
        return _box;
    }

    private string InFolder(string name)
    {
        return Path.Combine(_city.Setup.ConsumerFolder, name);
    }
}
