using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeNode.Authority;
using EdgeNode.Boards;
using EdgeNode.City;
using EdgeNode.Flashing;
using EdgeNode.VirtualUplink;

namespace EdgeNode.Cli;

/// <summary>A broker of the user's own, and the certificate files for it.</summary>
/// <param name="Address">Where the broker is.</param>
/// <param name="AuthorityFile">PEM file of the CA certificates by which the broker is judged.</param>
/// <param name="CertificateFile">PEM file of the client's certificate.</param>
/// <param name="KeyFile">PEM file of the client's private key.</param>
public sealed record BrokerAccess(BrokerAddress Address, string AuthorityFile, string CertificateFile, string KeyFile)
{
    private const int GreatestLength = 1024 * 1024;
    private const UnixFileMode OthersRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Where <see cref="AuthorityFile"/> was said, for messages.</summary>
    public string AuthorityPlace { get; init; } = "--ca";

    /// <summary>Where <see cref="CertificateFile"/> was said, for messages.</summary>
    public string CertificatePlace { get; init; } = "--cert";

    /// <summary>Where <see cref="KeyFile"/> was said, for messages.</summary>
    public string KeyPlace { get; init; } = "--key";

    /// <summary>Reads the certificate files, and looks whether a broker could take them. Warns of a key that others can read.</summary>
    /// <exception cref="CredentialException">One of them cannot be used.</exception>
    /// <exception cref="UnusableInputException">A broker would refuse one of them.</exception>
    public ClientCredentials OpenCredentials()
    {
        ClientCredentials credentials = ReadCredentials();
        if (!OperatingSystem.IsWindows() && File.Exists(KeyFile) && !SecretFile.IsLoadedForService(KeyFile) && (File.GetUnixFileMode(KeyFile) & OthersRead) != 0)
        {
            Console.Error.WriteLine(PlainText.OneLine($"warning: {KeyPlace}: {KeyFile}: others can read this secret; run: chmod 600 {ShellWord.Of(KeyFile)}"));
        }

        return credentials;
    }

    /// <summary>The same without the warning, for who reads them again.</summary>
    public ClientCredentials ReadCredentials()
    {
        PemText authorities = Read("CA", AuthorityFile);
        PemText certificate = Read("certificate", CertificateFile);
        PemText key = Read("key", KeyFile);

        // Before the key is looked at: of a certificate that is of no use, no key is.
        Require(AuthorityPlace, AuthorityFile, BrokerCertificates.OfAuthorities(CertificatesIn(authorities), DateTimeOffset.UtcNow));
        Require(CertificatePlace, CertificateFile, CertificatesIn(certificate) is [X509Certificate2 own, ..] ? BrokerCertificates.OfClient(own, DateTimeOffset.UtcNow) : null);
        return ClientCredentials.FromPem(authorities, certificate, key);
    }

    private static PemText Read(string role, string file)
    {
        return BoundedFile.TryRead(file, GreatestLength, out byte[] content, out string found)
            ? new PemText(file, Encoding.Latin1.GetString(content))
            : throw new UnusableInputException(found switch
            {
                "no such file" => $"the {role} file '{file}' does not exist",
                "a folder" => $"the {role} file '{file}' is a folder",
                _ => $"the {role} file '{file}': found {found}; allowed: PEM, at most {GreatestLength} bytes",
            });
    }

    // None where they cannot be read, which whoever opens them says.
    private static X509Certificate2Collection CertificatesIn(PemText pem)
    {
        X509Certificate2Collection certificates = [];
        try
        {
            certificates.ImportFromPem(pem.Text);
        }
        catch (CryptographicException)
        {
            certificates.Clear();
        }

        return certificates;
    }

    private static void Require(string place, string file, CertificateFault? fault)
    {
        if (fault is not null)
        {
            throw new UnusableInputException($"{place}: {file}: found {fault.Found}; allowed: {fault.Allowed}");
        }
    }
}
