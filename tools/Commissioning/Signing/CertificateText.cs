using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EdgeNode.Commissioning;

/// <summary>Certificates in files, as people's tools write them: PEM with words before and between, any line ends, or DER.</summary>
internal static class CertificateText
{
    /// <summary>Reads all of them, in order.</summary>
    /// <returns>None where there is none that can be read.</returns>
    public static X509Certificate2Collection Read(byte[] content)
    {
        X509Certificate2Collection certificates = [];
        try
        {
            // A byte order mark before the first line would keep it from being one.
            ReadOnlySpan<byte> text = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content.AsSpan(Encoding.UTF8.Preamble.Length) : content;
            if (content is [0x30, ..])
            {
                certificates.Add(X509CertificateLoader.LoadCertificate(content));
            }
            else
            {
                certificates.ImportFromPem(Encoding.Latin1.GetString(text));
            }
        }
        catch (CryptographicException)
        {
            certificates.Clear();
        }

        return certificates;
    }

    /// <summary>One certificate as lines of PEM.</summary>
    public static string[] LinesOf(X509Certificate2 certificate)
    {
        return certificate.ExportCertificatePem().Split('\n');
    }

    /// <summary>SHA-256 of a certificate's DER, 64 digits of 0-9a-f.</summary>
    public static string FingerprintOf(X509Certificate2 certificate)
    {
        return Convert.ToHexStringLower(SHA256.HashData(certificate.RawDataMemory.Span));
    }
}
