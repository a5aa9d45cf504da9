using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.VirtualUplink;

/// <summary>What one client shows to a broker, and the only authorities by which it judges the broker.</summary>
public sealed class ClientCredentials : IDisposable
{
    private readonly X509Certificate2Collection _authorities;
    private readonly X509Certificate2 _certificate;
    private readonly SslStreamCertificateContext _context;

    private ClientCredentials(X509Certificate2Collection authorities, X509Certificate2 certificate, X509Certificate2Collection intermediates)
    {
        _authorities = authorities;
        _certificate = certificate;

        // A context is sent whatever issuers the broker asks for: a certificate of another CA is to be refused, not kept back.
        _context = SslStreamCertificateContext.Create(certificate, intermediates, offline: true);
    }

    /// <summary>The certificate's common name, which is the MQTT client id.</summary>
    public string CommonName => _certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    /// <summary>SHA-256 of the certificate in DER form, 64 lower-case hexadecimal digits.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(_certificate.RawDataMemory.Span));

    /// <summary>Reads PEM files.</summary>
    /// <param name="authorityFile">One or more CA certificates; a broker's certificate must lead to one of them.</param>
    /// <param name="certificateFile">The client's certificate, with any intermediate ones after it.</param>
    /// <param name="keyFile">The certificate's private key, not encrypted.</param>
    /// <exception cref="CredentialException">A file cannot be read, or they do not belong together.</exception>
    public static ClientCredentials FromPemFiles(string authorityFile, string certificateFile, string keyFile)
    {
        return FromPem(
            new PemText(authorityFile, ReadText("CA", authorityFile)),
            new PemText(certificateFile, ReadText("certificate", certificateFile)),
            new PemText(keyFile, ReadText("key", keyFile)));
    }

    /// <summary>Reads PEM texts, as <see cref="FromPemFiles"/> reads files.</summary>
    /// <param name="authorities">One or more CA certificates.</param>
    /// <param name="certificate">The client's certificate, with any intermediate ones after it.</param>
    /// <param name="key">The certificate's private key, not encrypted.</param>
    /// <exception cref="CredentialException">A text cannot be read, or they do not belong together.</exception>
    public static ClientCredentials FromPem(PemText authorities, PemText certificate, PemText key)
    {
        X509Certificate2Collection trusted = ReadCertificates("CA", authorities);
        X509Certificate2Collection shown = ReadCertificates("certificate", certificate);
        X509Certificate2 own = AddKey(shown[0], certificate.File, key);
        shown.RemoveAt(0);
        return new ClientCredentials(trusted, own, shown);
    }

    /// <summary>Takes a certificate with its key as it is in memory, so that no key is ever in a file.</summary>
    /// <param name="authority">The CA certificate that the broker's must lead to; disposed of with the credentials.</param>
    /// <param name="certificate">The client's certificate with its key; disposed of with the credentials.</param>
    public static ClientCredentials InMemory(X509Certificate2 authority, X509Certificate2 certificate)
    {
        return new ClientCredentials([authority], certificate, []);
    }

    /// <summary>What a TLS handshake needs: TLS 1.2 or later, the broker's name and chain checked against the authorities only.</summary>
    /// <param name="host">Name or address that the broker's certificate must be made out to.</param>
    internal SslClientAuthenticationOptions HandshakeWith(string host)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(_authorities);
        return new SslClientAuthenticationOptions
        {
            TargetHost = host,
            ClientCertificateContext = _context,
            CertificateChainPolicy = policy,
            EnabledSslProtocols = System.Security.Authentication.SslProtocols.Tls12 | System.Security.Authentication.SslProtocols.Tls13,

            // A box makes a new client for each attempt and has no session cache: every handshake is a full one.
            AllowTlsResume = false,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _certificate.Dispose();
        foreach (X509Certificate2 authority in _authorities)
        {
            authority.Dispose();
        }
    }

    private static X509Certificate2Collection ReadCertificates(string role, PemText pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem.Text);
        }
        catch (CryptographicException)
        {
            throw new CredentialException($"the {role} file '{pem.File}' holds a certificate that cannot be read");
        }

        if (certificates.Count == 0)
        {
            throw new CredentialException($"the {role} file '{pem.File}' holds no certificate in PEM form");
        }

        return certificates;
    }

    private static X509Certificate2 AddKey(X509Certificate2 certificate, string certificateFile, PemText key)
    {
        try
        {
            using (certificate)
            {
                X509Certificate2 whole = X509Certificate2.CreateFromPem(certificate.ExportCertificatePem(), key.Text);
                return OperatingSystem.IsWindows() ? Reload(whole) : whole;
            }
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            // Neither message is passed on: it may quote what it could not read.
            throw new CredentialException($"the key file '{key.File}' holds {WhatStandsThere(key.Text, certificateFile)}");
        }
    }

    private static string WhatStandsThere(string text, string certificateFile)
    {
        return text.Contains("ENCRYPTED", StringComparison.Ordinal) ? "a private key with a password; needed is one without"
            : text.Contains("PRIVATE KEY-----", StringComparison.Ordinal) ? $"no key of the certificate in '{certificateFile}'; needed is the private key that belongs to it"
            : "no private key in PEM form";
    }

    // Windows's TLS does not take keys that live in memory only.
    private static X509Certificate2 Reload(X509Certificate2 certificate)
    {
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }
    }

    private static string ReadText(string role, string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CredentialException($"the {role} file '{file}' does not exist");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CredentialException($"the {role} file '{file}' {(Directory.Exists(file) ? "is a folder" : "cannot be opened")}");
        }
    }
}
