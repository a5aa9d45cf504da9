using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Authority;

/// <summary>
/// A request for a certificate, PKCS#10 (RFC 2986), of which the key counts: whoever made it has the private one, as its signature
/// shows. Names and extensions that it asks for are not given.
/// </summary>
public sealed class CertificateRequestText
{
    /// <summary>Most bytes that are read; a request for a P-256 key has about 500.</summary>
    public const int GreatestLength = 64 * 1024;

    private const string Allowed = "one certificate request (PKCS#10), PEM or DER, for a key on P-256";
    private const string EllipticCurve = "1.2.840.10045.2.1";
    private const int PointLength = 65;
    private const byte Uncompressed = 4;

    // RFC 7468, 7, and what older tools write.
    private static readonly string[] Labels = ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"];

    // RFC 5480, 2.1.1.1: secp256r1.
    private static readonly byte[] P256 = [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];

    private CertificateRequestText(PublicKey key, string? name)
    {
        Key = key;
        Name = name;
        Fingerprint = RequestFingerprint.Of(key);
    }

    /// <summary>The key that is to be certified.</summary>
    public PublicKey Key { get; }

    /// <summary>The one common name that the request gives itself, or null. Nobody has checked it, and the certificate does not follow it.</summary>
    public string? Name { get; }

    /// <summary>See <see cref="RequestFingerprint"/>.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads a request.</summary>
    /// <param name="content">PEM, with any text around it and any ends of lines, or DER.</param>
    /// <param name="place">What messages call it, such as the file's name.</param>
    /// <exception cref="CityAuthorityException">It is none, or one for a key that is not taken.</exception>
    public static CertificateRequestText Parse(ReadOnlySpan<byte> content, string place)
    {
        CertificateRequest request = Load(Decode(content, place), place);
        PublicKey key = request.PublicKey;
        byte[] point = key.EncodedKeyValue.RawData;
        if (key.Oid.Value != EllipticCurve || !P256.AsSpan().SequenceEqual(key.EncodedParameters?.RawData))
        {
            throw Refusal(place, "a request for a key that is not on the curve P-256");
        }

        return point.Length == PointLength && point[0] == Uncompressed
            ? new CertificateRequestText(key, NameIn(request.SubjectName))
            : throw Refusal(place, "a request whose key is not an uncompressed point");
    }

    /// <summary>Asks for a key that this program has made itself.</summary>
    public static CertificateRequestText For(ECDsa key)
    {
        return new CertificateRequestText(new PublicKey(key), null);
    }

    private static byte[] Decode(ReadOnlySpan<byte> content, string place)
    {
        if (content.Length > GreatestLength)
        {
            throw Refusal(place, $"{content.Length} bytes");
        }

        List<(string Label, byte[] Content)> blocks = PemBlocks.In(content);
        byte[][] requests = [.. blocks.Where(block => Labels.Contains(block.Label)).Select(block => block.Content)];
        return requests.Length == 1 ? requests[0]
            : requests.Length > 1 ? throw Refusal(place, $"{requests.Length} requests")
            : blocks.Count > 0 ? throw Refusal(place, $"a {blocks[0].Label} in PEM")
            : content.Length == 0 ? throw Refusal(place, "an empty file")
            : content.ToArray();
    }

    private static CertificateRequest Load(byte[] der, string place)
    {
        try
        {
            // Checks the signature. Extensions that are asked for are left where they are.
            CertificateRequest request = CertificateRequest.LoadSigningRequest(der, HashAlgorithmName.SHA256, out int read);
            return read == der.Length ? request : throw Refusal(place, "bytes behind a request");
        }
        catch (Exception failure) when (failure is CryptographicException or NotSupportedException or ArgumentException)
        {
            throw Refusal(place, IsWellFormed(der) ? "a request whose signature is not of its key, or of a kind that is not known" : "no certificate request, or a damaged one");
        }
    }

    private static bool IsWellFormed(byte[] der)
    {
        try
        {
            CertificateRequest.LoadSigningRequest(der, HashAlgorithmName.SHA256, out _, CertificateRequestLoadOptions.SkipSignatureValidation);
            return true;
        }
        catch (Exception failure) when (failure is CryptographicException or NotSupportedException or ArgumentException)
        {
            return false;
        }
    }

    private static string? NameIn(X500DistinguishedName subject)
    {
        try
        {
            return BrokerCertificates.CommonNameOf(subject);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CityAuthorityException Refusal(string place, string found)
    {
        return new CityAuthorityException($"{place}: found {found}; allowed: {Allowed}");
    }
}
