using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Commissioning;

/// <summary>The certificate of a box.</summary>
/// <param name="Lines">PEM; the box shows its own certificate only, so that those above it are not told.</param>
/// <param name="Serial">Serial number, hexadecimal digits.</param>
/// <param name="Fingerprint">SHA-256 of its DER, 64 digits of 0-9a-f.</param>
/// <param name="Ends">Its last moment, UTC.</param>
public sealed record SignedCertificate(IReadOnlyList<string> Lines, string Serial, string Fingerprint, DateTimeOffset Ends)
{
    /// <summary>What is told of a certificate.</summary>
    internal static SignedCertificate Of(X509Certificate2 certificate)
    {
        return new SignedCertificate(
            CertificateText.LinesOf(certificate), certificate.SerialNumber.ToLowerInvariant(), CertificateText.FingerprintOf(certificate), certificate.NotAfter.ToUniversalTime());
    }
}
