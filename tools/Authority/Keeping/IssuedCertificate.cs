using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Authority;

/// <summary>A certificate that a city's authority has given out, as its index has it.</summary>
public sealed record IssuedCertificate
{
    /// <summary>Serial number, 32 lower-case hexadecimal digits.</summary>
    public required string Serial { get; init; }

    /// <summary>Whom it is for.</summary>
    public required CertificateKind Kind { get; init; }

    /// <summary>Its common name: a node id, the name of a consumer, or the first host name of a broker.</summary>
    public required string Name { get; init; }

    /// <summary>The tenant of a box; null for all others.</summary>
    public required string? Tenant { get; init; }

    /// <summary>Fingerprint of its key, see <see cref="RequestFingerprint"/>.</summary>
    public required string KeyFingerprint { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Last moment at which it holds.</summary>
    public required DateTimeOffset Ends { get; init; }

    /// <summary>When it was revoked; null when it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Why it was revoked; null when it was not.</summary>
    public X509RevocationReason? RevocationReason { get; init; }

    /// <summary>SHA-256 of its DER, 64 lower-case hexadecimal digits, as a box prints and publishes it.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Der));

    /// <summary>The certificate, PEM: what a box is told with <c>cert</c>.</summary>
    public string Pem => PemEncoding.WriteString("CERTIFICATE", Der) + "\n";

    /// <summary>The certificate and the issuing authority's behind it, PEM: what a broker shows.</summary>
    public string ChainPem => Pem + IssuingPem;

    /// <summary>DNS names and addresses of a broker; none of all others.</summary>
    public IReadOnlyList<string> Hosts
    {
        get
        {
            using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(Der);
            return BrokerHosts.Of(certificate);
        }
    }

    internal byte[] Der { get; init; } = [];

    internal string IssuingPem { get; init; } = "";

    /// <summary>Whether it holds: neither revoked nor over.</summary>
    public bool IsLive(DateTimeOffset now)
    {
        return RevokedAt is null && now <= Ends;
    }
}
