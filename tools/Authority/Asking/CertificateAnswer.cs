using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Authority;

/// <summary>
/// The answer of any authority to a box's request: the box's certificate, alone or in a bundle with the authorities above it, as openssl
/// and step-ca write it.
/// </summary>
public sealed class CertificateAnswer : IDisposable
{
    /// <summary>Most bytes that are read.</summary>
    public const int GreatestLength = 256 * 1024;

    private const string Label = "CERTIFICATE";
    private const X509ChainStatusFlags Tolerated = X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot;

    private readonly string _place;
    private readonly X509Certificate2Collection _above;

    private CertificateAnswer(X509Certificate2 certificate, X509Certificate2Collection above, string place)
    {
        Certificate = certificate;
        _above = above;
        _place = place;
    }

    /// <summary>The box's certificate.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The same as PEM, without those above it: what a box is told with <c>cert</c>.</summary>
    public string Pem => Certificate.ExportCertificatePem() + "\n";

    /// <summary>SHA-256 of its DER, 64 lower-case hexadecimal digits.</summary>
    public string Fingerprint => Certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();

    /// <summary>Its serial number, lower-case hexadecimal digits.</summary>
    public string Serial => Certificate.SerialNumber.ToLowerInvariant();

    /// <summary>Reads an answer.</summary>
    /// <param name="content">PEM, with any text around it and any ends of lines, in any order; or DER.</param>
    /// <param name="place">What messages call it, such as the file's name.</param>
    /// <exception cref="CityAuthorityException">It holds no certificate of a box, or several.</exception>
    public static CertificateAnswer Parse(ReadOnlySpan<byte> content, string place)
    {
        X509Certificate2Collection all = Read(content, place);
        X509Certificate2[] own = [.. all.Where(one => !IsAuthority(one))];
        if (own.Length == 1)
        {
            all.Remove(own[0]);
            return new CertificateAnswer(own[0], all, place);
        }

        string found = own.Length > 1 ? $"{own.Length} certificates that are no authority's" : all.Count > 0 ? "certificates of authorities only" : "no certificate";
        Dispose(all);
        throw Refusal(place, found, "the box's certificate, and perhaps those of the authorities above it");
    }

    /// <summary>Looks whether a box would take the certificate, and a broker the box.</summary>
    /// <param name="node">Node id of the box.</param>
    /// <param name="keyFingerprint">Fingerprint of its request, see <see cref="RequestFingerprint"/>.</param>
    /// <param name="authorities">Authorities of which it must be, roots or others; none to leave that out.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="CityAuthorityException">It is for another key or node, has ended or not begun, or is of another authority.</exception>
    public void Require(string node, string keyFingerprint, X509Certificate2Collection authorities, DateTimeOffset now)
    {
        if (RequestFingerprint.Of(Certificate.PublicKey) != keyFingerprint)
        {
            throw Refusal(_place, "a certificate for another key", $"the one for the request with the fingerprint {keyFingerprint}");
        }

        if (BrokerCertificates.OfClient(Certificate, now) is { } fault)
        {
            throw Refusal(_place, fault.Found, fault.Allowed);
        }

        string? name = BrokerCertificates.CommonNameOf(Certificate);
        if (name != node)
        {
            throw Refusal(_place, $"a certificate for '{name}'", $"one for {node}");
        }

        if (authorities.Count > 0 && !IsOf(authorities, now))
        {
            throw Refusal(_place, "a certificate of another authority, or one whose issuing authority is not in the file", "one of the authority that the broker knows, with those between it and the root");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Certificate.Dispose();
        Dispose(_above);
    }

    private bool IsOf(X509Certificate2Collection authorities, DateTimeOffset now)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(_above);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.Build(Certificate);
        bool isSound = chain.ChainStatus.All(status => (status.Status & ~Tolerated) == 0);
        return isSound && chain.ChainElements.Skip(1).Any(element => authorities.Any(authority => authority.RawDataMemory.Span.SequenceEqual(element.Certificate.RawDataMemory.Span)));
    }

    private static X509Certificate2Collection Read(ReadOnlySpan<byte> content, string place)
    {
        X509Certificate2Collection all = [];
        if (content.Length > GreatestLength)
        {
            throw Refusal(place, $"{content.Length} bytes", $"at most {GreatestLength}");
        }

        try
        {
            List<(string Label, byte[] Content)> blocks = PemBlocks.In(content);
            foreach ((_, byte[] der) in blocks.Where(block => block.Label == Label))
            {
                all.Add(X509CertificateLoader.LoadCertificate(der));
            }

            if (blocks.Count == 0)
            {
                all.Add(X509CertificateLoader.LoadCertificate(content));
            }

            return all;
        }
        catch (CryptographicException)
        {
            Dispose(all);
            throw Refusal(place, "no certificate, or a damaged one", "the box's certificate, PEM or DER");
        }
    }

    private static bool IsAuthority(X509Certificate2 certificate)
    {
        return certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);
    }

    private static void Dispose(X509Certificate2Collection certificates)
    {
        foreach (X509Certificate2 certificate in certificates)
        {
            certificate.Dispose();
        }
    }

    private static CityAuthorityException Refusal(string place, string found, string allowed)
    {
        return new CityAuthorityException($"{place}: found {found}; allowed: {allowed}");
    }
}
