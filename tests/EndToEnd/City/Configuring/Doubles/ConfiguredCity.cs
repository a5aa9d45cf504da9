using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CliWrap;
using EdgeNode.Authority;
using EdgeNode.Composition;
using EdgeNode.EndToEnd.Tests;

namespace EdgeNode.City.Tests;

/// <summary>An authority in a folder, and a Mosquitto that runs from what <c>broker config</c> writes for it.</summary>
internal sealed class ConfiguredCity : IDisposable
{
    internal const string Consumer = "backend";

    /// <summary>How many days the list of revoked certificates holds.</summary>
    internal const int ListDays = 2;

    private readonly List<X509Certificate2> _certificates = [];
    private Mosquitto? _broker;

    private ConfiguredCity(TimeSpan age)
    {
        using Passphrase passphrase = new("of this test");
        LaptopClock clock = new(FirmwareVersion.ReleasedUtcMs);
        AuthoritySettings settings = new(AuthoritySettings.CurrentVersion, "City", 9, 9, ListDays);
        AuthorityFounding.Make(Folder.File("authority"), Folder.File("root"), settings, passphrase, passphrase, new LaptopClock(0, new EarlierTime(age)));
        Authority = CityAuthority.Open(Folder.File("authority"), clock);
        Assert.IsTrue(Authority.Unlock(passphrase));
        Root = X509Certificate2.CreateFromPem(Authority.Roots);
        Setup = new MosquittoSetup(BrokerFolder, Authority);
    }

    internal TestFolder Folder { get; } = new();

    internal CityAuthority Authority { get; }

    internal X509Certificate2 Root { get; }

    internal MosquittoSetup Setup { get; }

    internal string BrokerFolder => Folder.File("broker");

    internal int Port { get; private set; }

    /// <summary>The number of Mosquitto's process, as it wrote it itself.</summary>
    internal int ProcessId => int.Parse(File.ReadAllText(Path.Combine(BrokerFolder, "store", "mosquitto.pid")).Trim(), CultureInfo.InvariantCulture);

    /// <summary>Makes a city with one consumer, and starts its broker.</summary>
    /// <param name="change">What is done to the text of the settings, or null.</param>
    /// <param name="age">How long ago the authority was made.</param>
    /// <returns>Null, and a printed line, where Mosquitto is not installed.</returns>
    internal static async Task<ConfiguredCity?> TryStartAsync(Func<string, string>? change = null, TimeSpan age = default)
    {
        var city = new ConfiguredCity(age) { Port = Mosquitto.FreePort() };
        city.Setup.Write(["localhost", "127.0.0.1"], city.Port, [Consumer]);
        if (change is not null)
        {
            string settings = File.ReadAllText(city.Setup.SettingsFile);
            Assert.AreNotEqual(settings, change(settings));
            File.WriteAllText(city.Setup.SettingsFile, change(settings));
        }

        if (await city.TryStartBrokerAsync())
        {
            return city;
        }

        city.Dispose();
        return null;
    }

    /// <summary>Starts the broker, for the first time or again.</summary>
    internal async Task<bool> TryStartBrokerAsync()
    {
        _broker?.Dispose();
        _broker = await Mosquitto.TryStartAsync(Setup.StartCommands.Select(words => string.Join(' ', words)), Folder.Root, Port);
        return _broker is not null;
    }

    /// <summary>Ends the broker as a failing machine does.</summary>
    internal async Task KillBrokerAsync()
    {
        await new Command("/bin/sh").WithArguments(["-c", "kill -9 \"$0\"", $"{ProcessId}"]).ExecuteAsync();
    }

    /// <summary>Issues a certificate to a box.</summary>
    internal X509Certificate2 Box(string node, string tenant = TestCity.Tenant)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        IssuedCertificate issued = Authority.SignBox(CertificateRequestText.For(key), node, tenant);
        using X509Certificate2 bare = X509Certificate2.CreateFromPem(issued.Pem);
        _certificates.Add(bare.CopyWithPrivateKey(key));
        return _certificates[^1];
    }

    /// <summary>Has the broker read access rules and revocation list again; both are read once a connection that is begun afterwards was answered.</summary>
    internal void Refresh()
    {
        Assert.AreEqual(ReloadOutcome.Asked, MosquittoSetup.Refresh(BrokerFolder, Authority));
    }

    internal Task<TestClient?> ConnectAsync(X509Certificate2? certificate, string clientId)
    {
        return TestClient.TryConnectAsync(Port, Root, certificate, clientId);
    }

    /// <summary>The consumer with the files that the command wrote for it; what it missed waits for it.</summary>
    internal async Task<TestClient> ConsumeAsync()
    {
        X509Certificate2 certificate = X509Certificate2.CreateFromPemFile(
            Path.Combine(Setup.ConsumerFolder, Consumer + ".crt"), Path.Combine(Setup.ConsumerFolder, Consumer + ".key"));
        _certificates.Add(certificate);
        TestClient? client = await TestClient.TryConnectAsync(Port, Root, certificate, Consumer, keepsSession: true);
        Assert.IsNotNull(client);
        Assert.IsTrue(await client.TrySubscribeAsync("edgenode/1/+/+/#"));
        return client;
    }

    public void Dispose()
    {
        _broker?.Dispose();
        foreach (X509Certificate2 certificate in _certificates)
        {
            certificate.Dispose();
        }

        Root.Dispose();
        Authority.Dispose();
        Folder.Dispose();
    }

    private sealed class EarlierTime(TimeSpan age) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            return DateTimeOffset.UtcNow - age;
        }
    }
}
