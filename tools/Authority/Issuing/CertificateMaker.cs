using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Authority;

/// <summary>
/// Makes certificates (RFC 5280): P-256, SHA-256, a random serial number of 16 bytes, a subject that is one common name. Whose the
/// dates are is said by the caller.
/// </summary>
public static class CertificateMaker
{
    /// <summary>How long before its making a certificate begins: it is judged by clocks that differ a little.</summary>
    public static readonly TimeSpan Backdating = TimeSpan.FromHours(1);

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const int SerialNumberLength = 16;

    /// <summary>Makes the certificate of an authority that nobody certifies.</summary>
    /// <param name="name">Its common name.</param>
    /// <param name="key">Its key, which signs it too.</param>
    /// <param name="begins">First moment.</param>
    /// <param name="ends">Last moment.</param>
    /// <param name="levels">How many authorities may stand below it, one under the other: 0 where it issues to clients and servers only.</param>
    /// <returns>With the key.</returns>
    public static X509Certificate2 MakeRoot(string name, ECDsa key, DateTimeOffset begins, DateTimeOffset ends, int levels)
    {
        CertificateRequest request = Authority(name, new PublicKey(key), levels);
        X500DistinguishedName itself = request.SubjectName;
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(request.CertificateExtensions.OfType<X509SubjectKeyIdentifierExtension>().Single()));
        using X509Certificate2 bare = request.Create(itself, X509SignatureGenerator.CreateForECDsa(key), begins, ends, NewSerialNumber());
        return bare.CopyWithPrivateKey(key);
    }

    /// <summary>Makes the certificate of an authority that issues to clients and servers and to no other authority.</summary>
    /// <param name="name">Its common name.</param>
    /// <param name="key">Its public key.</param>
    /// <param name="root">The authority above it, with its key.</param>
    /// <param name="begins">First moment.</param>
    /// <param name="ends">Last moment; not after the root's.</param>
    /// <returns>Without its key.</returns>
    public static X509Certificate2 MakeIssuing(string name, PublicKey key, X509Certificate2 root, DateTimeOffset begins, DateTimeOffset ends)
    {
        return Issue(Authority(name, key, levels: 0), root, begins, ends);
    }

    /// <summary>Makes a certificate for a client of a broker.</summary>
    /// <param name="name">Its common name, which is its MQTT client id: the node id of a box.</param>
    /// <param name="key">Its public key.</param>
    /// <param name="authority">Who issues it, with its key.</param>
    /// <param name="begins">First moment.</param>
    /// <param name="ends">Last moment; not after the authority's.</param>
    /// <returns>Without its key.</returns>
    public static X509Certificate2 MakeClient(string name, PublicKey key, X509Certificate2 authority, DateTimeOffset begins, DateTimeOffset ends)
    {
        return Issue(Leaf(name, key, ClientAuthentication), authority, begins, ends);
    }

    /// <summary>Makes a certificate for a server.</summary>
    /// <param name="hosts">Its DNS names and addresses, at least one; the first is its common name.</param>
    /// <param name="key">Its public key.</param>
    /// <param name="authority">Who issues it, with its key.</param>
    /// <param name="begins">First moment.</param>
    /// <param name="ends">Last moment; not after the authority's.</param>
    /// <returns>Without its key.</returns>
    public static X509Certificate2 MakeServer(IReadOnlyList<string> hosts, PublicKey key, X509Certificate2 authority, DateTimeOffset begins, DateTimeOffset ends)
    {
        SubjectAlternativeNameBuilder names = new();
        foreach (string host in hosts)
        {
            if (IPAddress.TryParse(host, out IPAddress? address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(host);
            }
        }

        CertificateRequest request = Leaf(hosts[0], key, ServerAuthentication);
        request.CertificateExtensions.Add(names.Build());
        return Issue(request, authority, begins, ends);
    }

    private static CertificateRequest Authority(string name, PublicKey key, int levels)
    {
        CertificateRequest request = RequestFor(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, levels, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(key, critical: false));
        return request;
    }

    private static CertificateRequest Leaf(string name, PublicKey key, string purpose)
    {
        CertificateRequest request = RequestFor(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(key, critical: false));
        return request;
    }

    private static X509Certificate2 Issue(CertificateRequest request, X509Certificate2 authority, DateTimeOffset begins, DateTimeOffset ends)
    {
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        return request.Create(authority, begins, ends, NewSerialNumber());
    }

    private static CertificateRequest RequestFor(string name, PublicKey key)
    {
        X500DistinguishedNameBuilder subject = new();
        subject.AddCommonName(name);
        return new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
    }

    // Positive, and always of the same length: DER would cut leading zeros off, and begin a negative number with a one.
    private static byte[] NewSerialNumber()
    {
        byte[] number = RandomNumberGenerator.GetBytes(SerialNumberLength);
        number[0] = (byte)((number[0] & 0x7F) | 0x40);
        return number;
    }
}
