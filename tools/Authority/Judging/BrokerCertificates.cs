using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Authority;

/// <summary>
/// Whether certificates can do what a connection to a broker asks of them. A handshake that fails for one of these reasons tells
/// neither side which file is to blame.
/// </summary>
public static class BrokerCertificates
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const string AnyPurpose = "2.5.29.37.0";
    private const string CommonNameType = "2.5.4.3";
    private const int LeastRsaBits = 2048;
    private const int GreatestRsaBits = 4096;

    // RFC 5480: P-256, P-384, P-521.
    private static readonly string[] Curves = ["1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35"];

    // RFC 8410: a box's mbedTLS has none of these curves, and .NET loads no private key of them.
    private static readonly Dictionary<string, string> UnusableKeys = new()
    {
        ["1.3.101.110"] = "X25519",
        ["1.3.101.111"] = "X448",
        ["1.3.101.112"] = "Ed25519",
        ["1.3.101.113"] = "Ed448",
    };

    /// <summary>
    /// Looks for a certificate by which a broker can be judged. Others may stand beside it: a bundle keeps its old authority while a
    /// new one is brought in.
    /// </summary>
    /// <returns>Null when there is one; else what is wrong with the first.</returns>
    public static CertificateFault? OfAuthorities(X509Certificate2Collection authorities, DateTimeOffset now)
    {
        CertificateFault?[] faults = [.. authorities.Select(authority => OfAuthority(authority, now))];
        return faults.Length == 0 || faults.Contains(null) ? null : faults[0];
    }

    /// <summary>Looks at the certificate that a client shows.</summary>
    /// <returns>Null when it can be shown.</returns>
    public static CertificateFault? OfClient(X509Certificate2 certificate, DateTimeOffset now)
    {
        if (certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority))
        {
            return new CertificateFault("the certificate of an authority", "a client's own, which the authority has issued");
        }

        string[] purposes = [.. certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(usage => usage.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>()).Select(purpose => purpose.Value ?? "")];
        if (purposes.Length > 0 && !purposes.Contains(ClientAuthentication) && !purposes.Contains(AnyPurpose))
        {
            return new CertificateFault("a certificate that is not for clients", "one with the extended key usage clientAuth, or without that extension");
        }

        if (certificate.Extensions.OfType<X509KeyUsageExtension>().Any(usage => !usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature)))
        {
            return new CertificateFault("a certificate whose key may not sign", "one with the key usage digitalSignature, or without that extension");
        }

        return OfKey(certificate) ?? OfStrength(certificate) ?? OfDates(certificate, now) ?? OfCommonName(certificate);
    }

    /// <summary>The one common name of a certificate, or null where it has none or several.</summary>
    public static string? CommonNameOf(X509Certificate2 certificate)
    {
        return CommonNameOf(certificate.SubjectName);
    }

    /// <summary>The one common name of a subject, or null where it has none or several.</summary>
    public static string? CommonNameOf(X500DistinguishedName subject)
    {
        string?[] names = [.. subject.EnumerateRelativeDistinguishedNames()
            .Where(name => !name.HasMultipleElements && name.GetSingleElementType().Value == CommonNameType)
            .Select(name => name.GetSingleElementValue())];
        return names.Length == 1 ? names[0] : null;
    }

    private static CertificateFault? OfAuthority(X509Certificate2 certificate, DateTimeOffset now)
    {
        // Version 1 has no extensions, and such a root is trusted as it is.
        bool isAuthority = certificate.Version < 3
            || certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);
        bool mayIssue = certificate.Extensions.OfType<X509KeyUsageExtension>().All(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign));
        return isAuthority && mayIssue
            ? OfKey(certificate) ?? OfDates(certificate, now)
            : new CertificateFault($"the certificate of '{CommonNameOf(certificate)}', which is no authority", "the certificate of the authority that issued the broker's");
    }

    private static CertificateFault? OfKey(X509Certificate2 certificate)
    {
        return UnusableKeys.TryGetValue(certificate.PublicKey.Oid.Value ?? "", out string? kind)
            ? new CertificateFault($"an {kind} certificate", "one with an EC key on P-256, P-384 or P-521, or an RSA key")
            : null;
    }

    private static CertificateFault? OfStrength(X509Certificate2 certificate)
    {
        using RSA? rsa = certificate.GetRSAPublicKey();
        using ECDsa? ec = certificate.GetECDsaPublicKey();
        bool isUsable = rsa is not null ? rsa.KeySize is >= LeastRsaBits and <= GreatestRsaBits
            : ec is not null && Curves.Contains(ec.ExportParameters(includePrivateParameters: false).Curve.Oid.Value ?? "");
        return isUsable ? null : new CertificateFault(
            rsa is not null ? $"an RSA key of {rsa.KeySize} bits" : "a key on another curve, or of another kind",
            "an EC key on P-256, P-384 or P-521, or an RSA key of 2048 to 4096 bits");
    }

    private static CertificateFault? OfDates(X509Certificate2 certificate, DateTimeOffset now)
    {
        return now < certificate.NotBefore ? new CertificateFault($"a certificate that is not valid before {Day(certificate.NotBefore)}", Allowed(now))
            : now > certificate.NotAfter ? new CertificateFault($"a certificate that ended at {Day(certificate.NotAfter)}", Allowed(now))
            : null;
    }

    // '+' and '#' are MQTT's wildcards, '/' parts its topics, '$' begins those of the broker, and brokers put names in place of '%u' and
    // '*': an access rule with the name in it would open more than one's own. Beyond ASCII two names can look the same.
    private static CertificateFault? OfCommonName(X509Certificate2 certificate)
    {
        const string Allowed = "one common name of ASCII without '/', '+', '#', '$', '%', '*', quotes and spaces; it is the MQTT client id";
        string? name = CommonNameOf(certificate);
        return string.IsNullOrEmpty(name) ? new CertificateFault("no common name, or several", Allowed)
            : name.Any(letter => letter is <= ' ' or > '~' or '/' or '+' or '#' or '$' or '%' or '*' or '"' or '\'' or '\\') ? new CertificateFault($"the common name '{name}'", Allowed)
            : null;
    }

    private static string Allowed(DateTimeOffset now)
    {
        return $"one that is valid today, {Day(now.UtcDateTime)}";
    }

    private static string Day(DateTime moment)
    {
        return moment.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
    }
}
