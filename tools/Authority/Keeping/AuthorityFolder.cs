using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Authority;

/// <summary>Reads what stands in the folder of an authority, and looks whether it belongs together.</summary>
internal static class AuthorityFolder
{
    /// <summary>Most bytes of a list of revoked certificates that are read: of 100,000 boxes.</summary>
    internal const int GreatestListLength = 16 * 1024 * 1024;

    private const int GreatestCertificateLength = 64 * 1024;

    /// <summary>Looks whether a folder is an authority's.</summary>
    /// <exception cref="CityAuthorityException">It is none, or one whose making was interrupted.</exception>
    internal static void Require(string folder)
    {
        AuthorityFiles files = new(folder);
        if (File.Exists(files.Settings))
        {
            return;
        }

        string found = File.Exists(folder) ? "a file"
            : !Directory.Exists(folder) ? "no such folder"
            : File.Exists(AuthorityFiles.RootKeyIn(folder)) ? "the folder of a root"
            : File.Exists(files.IssuingKey) || File.Exists(files.Index) ? "an authority whose making was interrupted; nothing was issued by it: remove this folder and the one of its root"
            : "a folder without authority.json";
        throw new CityAuthorityException($"{folder}: found {found}; allowed: a folder that edgenode ca init made");
    }

    /// <summary>Reads the certificates.</summary>
    /// <param name="files">Names of the files.</param>
    /// <returns>The issuing authority's, and the root's.</returns>
    internal static (X509Certificate2 Issuing, X509Certificate2 Root) ReadCertificates(AuthorityFiles files)
    {
        X509Certificate2 root = ReadCertificate(files.RootCertificate);
        X509Certificate2 issuing = ReadCertificate(files.IssuingCertificate);
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        return chain.Build(issuing) && chain.ChainElements.Count == 2
            ? (issuing, root)
            : throw new CityAuthorityException($"{files.IssuingCertificate}: found a certificate that the root in {files.RootCertificate} has not issued; allowed: the files as edgenode wrote them");
    }

    /// <summary>A certificate with its key.</summary>
    /// <exception cref="CityAuthorityException">It is the key of another certificate.</exception>
    internal static X509Certificate2 WithKey(X509Certificate2 certificate, ECDsa key, string keyFile)
    {
        try
        {
            return certificate.CopyWithPrivateKey(key);
        }
        catch (ArgumentException)
        {
            throw new CityAuthorityException($"{keyFile}: found the key of another authority; allowed: the key of '{BrokerCertificates.CommonNameOf(certificate)}'");
        }
    }

    /// <summary>Opens the root: its certificate in the authority's folder, its key elsewhere.</summary>
    /// <returns>Null when the passphrase is not the right one.</returns>
    internal static X509Certificate2? TryOpenRoot(AuthorityFiles files, string rootFolder, Passphrase passphrase)
    {
        string keyFile = AuthorityFiles.RootKeyIn(rootFolder);
        using ECDsa? key = EncryptedKey.TryOpen(keyFile, passphrase);
        if (key is null)
        {
            return null;
        }

        using X509Certificate2 root = ReadCertificate(files.RootCertificate);
        return WithKey(root, key, keyFile);
    }

    private static X509Certificate2 ReadCertificate(string path)
    {
        string pem = AuthorityFiles.ReadText(path, GreatestCertificateLength);
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException)
        {
            throw new CityAuthorityException($"{path}: found no certificate in PEM; allowed: the file as edgenode wrote it");
        }
    }
}
