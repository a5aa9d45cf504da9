using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.City;

/// <summary>
/// A P-256 certificate authority that lives as long as the process: its key is never written. For the demo and for tests;
/// a real city has a real one.
/// </summary>
public sealed class ThrowAwayAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const int SerialNumberLength = 16;

    // Certificates are judged by the real clock, and clocks differ a little.
    private static readonly TimeSpan Backdating = TimeSpan.FromHours(1);
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly DateTimeOffset _notBefore = DateTimeOffset.UtcNow - Backdating;
    private readonly X509Certificate2 _authority;

    /// <summary>Makes a new authority with a key of its own.</summary>
    /// <param name="name">Common name of its certificate.</param>
    public ThrowAwayAuthority(string name = "EdgeNode throw-away CA")
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = RequestFor(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _authority = request.CreateSelfSigned(_notBefore, _notBefore + Lifetime);
        Certificate = X509CertificateLoader.LoadCertificate(_authority.RawData);
    }

    /// <summary>The authority's certificate, without its key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>SHA-256 of a certificate in DER form, 64 lower-case hexadecimal digits.</summary>
    public static string FingerprintOf(X509Certificate2 certificate)
    {
        return Convert.ToHexStringLower(SHA256.HashData(certificate.RawDataMemory.Span));
    }

    /// <summary>Issues a certificate for a server on this machine: 127.0.0.1 and localhost.</summary>
    public X509Certificate2 IssueServer()
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        return Issue("localhost", ServerAuthentication, names.Build());
    }

    /// <summary>Issues a certificate for a client.</summary>
    /// <param name="clientId">Its common name, which is its MQTT client id: the node id of a box.</param>
    public X509Certificate2 IssueClient(string clientId)
    {
        return Issue(clientId, ClientAuthentication, null);
    }

    /// <summary>Issues a server certificate and writes <c>ca.crt</c>, <c>server.crt</c> and <c>server.key</c>.</summary>
    /// <param name="folder">Where to; made when missing. Files of these names are replaced.</param>
    /// <exception cref="CityException">The folder cannot be written.</exception>
    public PemFiles WriteServer(string folder)
    {
        using X509Certificate2 certificate = IssueServer();
        return Write(certificate, folder, "server");
    }

    /// <summary>Issues a client certificate and writes <c>ca.crt</c>, <c>CLIENT.crt</c> and <c>CLIENT.key</c>.</summary>
    /// <param name="folder">Where to; made when missing. Files of these names are replaced.</param>
    /// <param name="clientId">The client's id, see <see cref="IssueClient"/>.</param>
    /// <exception cref="CityException">The folder cannot be written.</exception>
    public PemFiles WriteClient(string folder, string clientId)
    {
        using X509Certificate2 certificate = IssueClient(clientId);
        return Write(certificate, folder, clientId);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _authority.Dispose();
        Certificate.Dispose();
    }

    private X509Certificate2 Issue(string name, string purpose, X509Extension? names)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = RequestFor(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        if (names is not null)
        {
            request.CertificateExtensions.Add(names);
        }

        byte[] serialNumber = RandomNumberGenerator.GetBytes(SerialNumberLength);
        using X509Certificate2 bare = request.Create(_authority, _notBefore, _notBefore + Lifetime, serialNumber);
        using X509Certificate2 whole = bare.CopyWithPrivateKey(key);

        // Windows's TLS does not take keys that live in memory only; elsewhere this changes nothing.
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    private static CertificateRequest RequestFor(string name, ECDsa key)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        return new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
    }

    private PemFiles Write(X509Certificate2 certificate, string folder, string name)
    {
        var files = new PemFiles(
            Path.Combine(folder, "ca.crt"),
            Path.Combine(folder, name + ".crt"),
            Path.Combine(folder, name + ".key"),
            FingerprintOf(certificate));
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(files.AuthorityFile, Certificate.ExportCertificatePem() + "\n");
            File.WriteAllText(files.CertificateFile, certificate.ExportCertificatePem() + "\n");
            using ECDsa key = certificate.GetECDsaPrivateKey()!;
            WriteSecret(files.KeyFile, key.ExportPkcs8PrivateKeyPem() + "\n");
            return files;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CityException($"cannot write certificates to '{folder}': {exception.Message}");
        }
    }

    private static void WriteSecret(string path, string text)
    {
        // Made anew with its final mode: a file that is narrowed afterwards has been readable for a moment.
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
