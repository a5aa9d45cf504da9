using EdgeNode.Authority;

namespace EdgeNode.Cli;

/// <summary>For whom a certificate is asked.</summary>
/// <param name="Kind">Box, consumer or broker.</param>
/// <param name="Name">Node id, name of the consumer, or first host of the broker.</param>
/// <param name="Tenant">Tenant of the box.</param>
/// <param name="Hosts">Hosts of the broker.</param>
public sealed record CertificateHolder(CertificateKind Kind, string Name, string? Tenant, IReadOnlyList<string> Hosts)
{
    /// <summary>In words, as "box kx7q22 of tenant demo-city".</summary>
    public string Words => Kind switch
    {
        CertificateKind.Box => $"box {Name} of tenant {Tenant}",
        CertificateKind.Consumer => $"consumer {Name}",
        _ => $"broker at {string.Join(", ", Hosts)}",
    };

    /// <summary>Has the authority sign a request.</summary>
    /// <exception cref="CityAuthorityException">It does not.</exception>
    public IssuedCertificate Sign(CityAuthority authority, CertificateRequestText request, OtherKey otherKey)
    {
        return Kind switch
        {
            CertificateKind.Box => authority.SignBox(request, Name, Tenant!, otherKey),
            CertificateKind.Consumer => authority.SignConsumer(request, Name, otherKey),
            _ => authority.SignBroker(request, Hosts, otherKey),
        };
    }
}
