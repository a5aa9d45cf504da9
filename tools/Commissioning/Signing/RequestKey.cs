using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Commissioning;

/// <summary>The public key in a request.</summary>
internal static class RequestKey
{
    private const int GroupLength = 4;

    /// <summary>Its SubjectPublicKeyInfo, DER.</summary>
    /// <exception cref="StepException">The request cannot be read, or is not signed by its key: bytes were lost on the cable.</exception>
    public static byte[] Of(string pem)
    {
        try
        {
            return CertificateRequest.LoadSigningRequestPem(pem, HashAlgorithmName.SHA256).PublicKey.ExportSubjectPublicKeyInfo();
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            throw new StepException($"csr: found a request that cannot be read ({failure.Message}); check the cable, and run the same command again");
        }
    }

    /// <summary>SHA-256 of it in groups of four digits.</summary>
    public static string Fingerprint(string pem)
    {
        return string.Join(' ', Convert.ToHexStringLower(SHA256.HashData(Of(pem))).Chunk(GroupLength).Select(group => new string(group)));
    }
}
