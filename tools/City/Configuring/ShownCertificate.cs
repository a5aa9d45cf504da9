using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.Authority;

namespace EdgeNode.City;

/// <summary>The certificate in a file, as the authority that issued it knows it.</summary>
internal static class ShownCertificate
{
    /// <summary>Finds it.</summary>
    /// <returns>Null where there is no file, or a certificate that this authority has not issued.</returns>
    /// <exception cref="CityException">The file holds no certificate.</exception>
    internal static IssuedCertificate? In(string file, CityAuthority authority)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            using X509Certificate2 certificate = X509Certificate2.CreateFromPem(File.ReadAllText(file));
            return authority.Certificates.FirstOrDefault(one => one.Serial == certificate.SerialNumber.ToLowerInvariant());
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CityException($"{file}: found no certificate in PEM that can be read; allowed: one, or no file");
        }
    }

    /// <summary>The newest live certificate of the key that a folder has: the one in the file, or one that was renewed since.</summary>
    /// <param name="file">The certificate's file.</param>
    /// <param name="keyFile">The key's file, without which a certificate is of no use.</param>
    /// <param name="authority">Who has issued it.</param>
    /// <param name="isWanted">Whether a certificate will do.</param>
    /// <returns>Null when there is none.</returns>
    internal static IssuedCertificate? Newest(string file, string keyFile, CityAuthority authority, Predicate<IssuedCertificate> isWanted)
    {
        return In(file, authority) is { } shown && File.Exists(keyFile)
            ? authority.Certificates.LastOrDefault(one => one.KeyFingerprint == shown.KeyFingerprint && one.IsLive(authority.Now) && isWanted(one))
            : null;
    }
}
