using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.City;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A broker in this process that plays the user's own, and certificates for it.</summary>
internal sealed class OwnBroker : IAsyncDisposable
{
    private readonly ThrowAwayAuthority _authority = new();
    private readonly string _folder;
    private X509Certificate2? _server;
    private CityBroker? _broker;
    private int _connects;

    private OwnBroker(string folder)
    {
        _folder = folder;
    }

    /// <summary>Starts one that takes the messages of a tenant.</summary>
    /// <param name="folder">Where certificates go.</param>
    /// <param name="tenant">The tenant whose topics it allows.</param>
    /// <param name="receiver">Client id of whoever may read.</param>
    public static async Task<OwnBroker> StartAsync(string folder, string tenant = "demo", string receiver = "receiver")
    {
        OwnBroker own = new(folder);
        own._server = own._authority.IssueServer();
        own._broker = await CityBroker.StartAsync(
            new CityBrokerOptions { Tenant = tenant, ServerCertificate = own._server, Authority = own._authority.Certificate, Port = 0, ReceiverId = receiver },
            seen =>
            {
                if (seen is ClientConnecting)
                {
                    Interlocked.Increment(ref own._connects);
                }
            });
        return own;
    }

    /// <summary>How often a client has connected.</summary>
    public int Connects => _connects;

    /// <summary>The four options that name it, with a new certificate.</summary>
    public string[] Access(string clientId)
    {
        PemFiles files = _authority.WriteClient(_folder, clientId);
        string address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_broker!.Port}");
        return ["--broker", address, "--ca", files.AuthorityFile, "--cert", files.CertificateFile, "--key", files.KeyFile];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }

        _server?.Dispose();
        _authority.Dispose();
    }
}
