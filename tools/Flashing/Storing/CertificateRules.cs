using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeNode.Authority;
using EdgeNode.Provisioning;

namespace EdgeNode.Flashing;

/// <summary>Whether the certificates and the key in a store folder belong together. The key is not kept.</summary>
internal static class CertificateRules
{
    /// <summary>Checks them.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="settings">Names the node, which the box's certificate must have as its common name, and perhaps its fingerprint.</param>
    public static void Check(StoreFolder folder, NodeSettings settings)
    {
        CheckAuthorities(folder);
        using X509Certificate2 certificate = ReadCertificate(folder);
        if (BrokerCertificates.OfClient(certificate, DateTimeOffset.UtcNow) is { } fault)
        {
            throw folder.Refusal(StoreEntries.Certificate, fault.Found, fault.Allowed);
        }

        string name = BrokerCertificates.CommonNameOf(certificate)!;
        if (name != settings.Node)
        {
            throw folder.Refusal(StoreEntries.Certificate, $"the common name '{name}'", $"'{settings.Node}', the node id in the settings");
        }

        string fingerprint = Convert.ToHexStringLower(SHA256.HashData(certificate.RawDataMemory.Span));
        if (settings.CertificateFingerprint is not null && settings.CertificateFingerprint != fingerprint)
        {
            throw folder.Refusal(StoreEntries.Settings, $"the fingerprint {settings.CertificateFingerprint}", $"{fingerprint}, that of {StoreEntries.Certificate.Name}");
        }

        PrivateKeyRules.Check(folder, certificate);
        CheckKey(folder, certificate);
    }

    private static void CheckAuthorities(StoreFolder folder)
    {
        X509Certificate2Collection authorities = [];
        try
        {
            authorities.ImportFromPem(Text(folder, StoreEntries.Authorities));
        }
        catch (CryptographicException)
        {
            authorities.Clear();
        }

        if (authorities.Count == 0)
        {
            throw folder.Refusal(StoreEntries.Authorities, "no certificate in PEM", "the CA certificates of the broker, one after the other");
        }

        CertificateFault? fault = BrokerCertificates.OfAuthorities(authorities, DateTimeOffset.UtcNow);
        foreach (X509Certificate2 authority in authorities)
        {
            authority.Dispose();
        }

        if (fault is not null)
        {
            throw folder.Refusal(StoreEntries.Authorities, fault.Found, fault.Allowed);
        }
    }

    private static X509Certificate2 ReadCertificate(StoreFolder folder)
    {
        try
        {
            return X509Certificate2.CreateFromPem(Text(folder, StoreEntries.Certificate));
        }
        catch (CryptographicException)
        {
            throw folder.Refusal(StoreEntries.Certificate, "no certificate in PEM", "the certificate of the box");
        }
    }

    private static void CheckKey(StoreFolder folder, X509Certificate2 certificate)
    {
        try
        {
            using X509Certificate2 whole = X509Certificate2.CreateFromPem(certificate.ExportCertificatePem(), Text(folder, StoreEntries.PrivateKey));
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            throw folder.Refusal(StoreEntries.PrivateKey, "no key of this certificate", $"the private key of {StoreEntries.Certificate.Name}");
        }
    }

    private static string Text(StoreFolder folder, PartDefinition entry)
    {
        return Encoding.Latin1.GetString(folder.Read(entry)!);
    }
}
