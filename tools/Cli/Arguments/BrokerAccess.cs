using EdgeNode.VirtualUplink;

namespace EdgeNode.Cli;

/// <summary>A broker of the user's own, and the certificate files for it.</summary>
/// <param name="Address">Where the broker is.</param>
/// <param name="AuthorityFile">PEM file of the CA certificates by which the broker is judged.</param>
/// <param name="CertificateFile">PEM file of the client's certificate.</param>
/// <param name="KeyFile">PEM file of the client's private key.</param>
public sealed record BrokerAccess(BrokerAddress Address, string AuthorityFile, string CertificateFile, string KeyFile)
{
    /// <summary>Reads the certificate files.</summary>
    /// <exception cref="CredentialException">One of them cannot be used.</exception>
    public ClientCredentials OpenCredentials()
    {
        return ClientCredentials.FromPemFiles(AuthorityFile, CertificateFile, KeyFile);
    }
}
