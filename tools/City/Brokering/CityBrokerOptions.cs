using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.City;

/// <summary>How a <see cref="CityBroker"/> is set up.</summary>
public sealed record CityBrokerOptions
{
    /// <summary>The one tenant whose boxes may connect.</summary>
    public required string Tenant { get; init; }

    /// <summary>The broker's certificate with its key.</summary>
    public required X509Certificate2 ServerCertificate { get; init; }

    /// <summary>The only authority whose clients are let in.</summary>
    public required X509Certificate2 Authority { get; init; }

    /// <summary>TCP port on 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>How long a client may take for its handshake, and again for its CONNECT.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Common name of the certificate that may subscribe to everything and publish nothing.</summary>
    public string ReceiverId { get; init; } = "receiver";
}
