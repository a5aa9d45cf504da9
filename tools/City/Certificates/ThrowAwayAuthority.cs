using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeNode.Authority;

namespace EdgeNode.City;

/// <summary>
/// A P-256 certificate authority that lives as long as the process: its key is never written. For the demo and for tests;
/// a real city has a real one.
/// </summary>
public sealed class ThrowAwayAuthority : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly DateTimeOffset _begins = DateTimeOffset.UtcNow - CertificateMaker.Backdating;
    private readonly X509Certificate2 _authority;

    /// <summary>Makes a new authority with a key of its own.</summary>
    /// <param name="name">Common name of its certificate.</param>
    public ThrowAwayAuthority(string name = "EdgeNode throw-away CA")
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _authority = CertificateMaker.MakeRoot(name, key, _begins, _begins + Lifetime, levels: 0);
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
        return WithNewKey(key => CertificateMaker.MakeServer(["localhost", "127.0.0.1"], key, _authority, _begins, _begins + Lifetime));
    }

    /// <summary>Issues a certificate for a client.</summary>
    /// <param name="clientId">Its common name, which is its MQTT client id: the node id of a box.</param>
    public X509Certificate2 IssueClient(string clientId)
    {
        return WithNewKey(key => CertificateMaker.MakeClient(clientId, key, _authority, _begins, _begins + Lifetime));
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

    private static X509Certificate2 WithNewKey(Func<PublicKey, X509Certificate2> issue)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 bare = issue(new PublicKey(key));
        using X509Certificate2 whole = bare.CopyWithPrivateKey(key);

        // Windows's TLS does not take keys that live in memory only; elsewhere this changes nothing.
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
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
            SecretFile.Replace(files.KeyFile, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
            return files;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CityException($"cannot write certificates to '{folder}': {exception.Message}");
        }
    }
}
