using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EdgeNode.Flashing;

/// <summary>
/// Whether the box's decoder, mbedTLS under nanoFramework, takes a private key. It takes RSA and elliptic curves, as PKCS #1, SEC 1 or
/// PKCS #8 in PEM, without a password. An EC key has to bring its public part: to compute a missing one, the decoder asks a generator
/// of random numbers that nf-interpreter hands over as null (ssl_decode_private_key_internal.cpp; pk_parse_key_sec1_der of mbedTLS),
/// and the box restarts at each attempt to connect. No key is kept or shown.
/// </summary>
internal sealed class PrivateKeyRules
{
    private const string Allowed = "an EC key on P-256, P-384 or P-521, or an RSA key of 2048 to 4096 bits";
    private const int LeastRsaBits = 2048;
    private const int GreatestRsaBits = 4096;
    private const byte UncompressedPoint = 4;
    private const string EllipticCurves = "1.2.840.10045.2.1";
    private const string Rsa = "1.2.840.113549.1.1.1";

    private static readonly string[] Curves = ["1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35"];

    private static readonly Dictionary<string, string> OtherKinds = new()
    {
        ["1.3.101.110"] = "an X25519 key",
        ["1.3.101.111"] = "an X448 key",
        ["1.3.101.112"] = "an Ed25519 key",
        ["1.3.101.113"] = "an Ed448 key",
        ["1.2.840.113549.1.1.10"] = "an RSASSA-PSS key",
        ["1.2.840.10040.4.1"] = "a DSA key",
    };

    private static readonly Asn1Tag Parameters = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag PublicPart = new(TagClass.ContextSpecific, 1, isConstructed: true);

    private readonly StoreFolder _folder;
    private readonly X509Certificate2 _certificate;

    private PrivateKeyRules(StoreFolder folder, X509Certificate2 certificate)
    {
        _folder = folder;
        _certificate = certificate;
    }

    /// <summary>Checks the kind of the key, and that its public part is there and the certificate's.</summary>
    /// <exception cref="FlashException">The decoder would not take it; said by its kind.</exception>
    public static void Check(StoreFolder folder, X509Certificate2 certificate)
    {
        PrivateKeyRules rules = new(folder, certificate);
        string text = Encoding.Latin1.GetString(folder.Read(StoreEntries.PrivateKey)!);
        if (text.Contains("BEGIN ENCRYPTED PRIVATE KEY", StringComparison.Ordinal) || text.Contains("4,ENCRYPTED", StringComparison.Ordinal))
        {
            throw rules.Refusal("a key with a password", $"one without; run: openssl pkey -in {ShellWord.Of(rules.Path)} -out FILE");
        }

        try
        {
            rules.CheckOnly(BlocksOf(text));
        }
        catch (AsnContentException)
        {
            throw rules.Refusal("a private key that is damaged", Allowed);
        }
    }

    private string Path => _folder.PathOf(StoreEntries.PrivateKey);

    private static List<(string Label, byte[] Content)> BlocksOf(string text)
    {
        List<(string Label, byte[] Content)> blocks = [];
        ReadOnlySpan<char> rest = text;
        while (PemEncoding.TryFind(rest, out PemFields fields))
        {
            blocks.Add((rest[fields.Label].ToString(), Convert.FromBase64String(rest[fields.Base64Data].ToString())));
            rest = rest[fields.Location.End..];
        }

        // What openssl ecparam writes before a key; the decoder passes over it.
        blocks.RemoveAll(block => block.Label == "EC PARAMETERS");
        return blocks;
    }

    private void CheckOnly(List<(string Label, byte[] Content)> blocks)
    {
        if (blocks.Count != 1)
        {
            throw Refusal(blocks.Count == 0 ? "no private key in PEM" : $"{blocks.Count} blocks of PEM", "one private key");
        }

        (string label, byte[] content) = blocks[0];
        switch (label)
        {
            case "EC PRIVATE KEY":
                CheckEllipticCurve(content, curve: null);
                break;
            case "RSA PRIVATE KEY":
                CheckRsa(content);
                break;
            case "PRIVATE KEY":
                CheckPkcs8(content);
                break;
            default:
                throw Refusal($"'{label}' in PEM", Allowed);
        }
    }

    // RFC 5208.
    private void CheckPkcs8(byte[] content)
    {
        AsnReader sequence = new AsnReader(content, AsnEncodingRules.BER).ReadSequence();
        if (sequence.ReadInteger() != 0)
        {
            throw Refusal("a key in PKCS #8 of version 2", $"{Allowed}, in version 1; run: openssl pkey -in {ShellWord.Of(Path)} -out FILE");
        }

        AsnReader algorithm = sequence.ReadSequence();
        string kind = algorithm.ReadObjectIdentifier();
        byte[] key = sequence.ReadOctetString();
        if (kind == Rsa)
        {
            CheckRsa(key);
        }
        else if (kind == EllipticCurves)
        {
            CheckEllipticCurve(key, NamedCurve(algorithm));
        }
        else
        {
            throw Refusal(OtherKinds.TryGetValue(kind, out string? name) ? name : $"a key of the kind {kind}", Allowed);
        }
    }

    // RFC 8017, A.1.2.
    private void CheckRsa(byte[] content)
    {
        AsnReader sequence = new AsnReader(content, AsnEncodingRules.BER).ReadSequence();
        sequence.ReadInteger();
        long bits = (long)sequence.ReadInteger().GetBitLength();
        if (bits is < LeastRsaBits or > GreatestRsaBits)
        {
            throw Refusal($"an RSA key of {bits} bits", Allowed);
        }
    }

    // RFC 5915.
    private void CheckEllipticCurve(byte[] content, string? curve)
    {
        AsnReader sequence = new AsnReader(content, AsnEncodingRules.BER).ReadSequence();
        sequence.ReadInteger();
        sequence.ReadOctetString();
        if (sequence.HasData && sequence.PeekTag() == Parameters)
        {
            curve ??= NamedCurve(sequence.ReadSequence(Parameters));
        }

        if (!Curves.Contains(curve))
        {
            throw Refusal(curve is null ? "an EC key that does not name its curve" : $"an EC key on the curve {curve}", Allowed);
        }

        byte[] point = sequence.HasData && sequence.PeekTag() == PublicPart ? sequence.ReadSequence(PublicPart).ReadBitString(out _) : [];
        if (point.Length == 0 || point[0] != UncompressedPoint)
        {
            throw Refusal(
                point.Length == 0 ? "an EC key without its public part, at which the box would restart for ever" : "an EC key whose public part is compressed",
                $"one with it in full; run: openssl ec -conv_form uncompressed -in {ShellWord.Of(Path)} -out FILE");
        }

        if (!point.AsSpan().SequenceEqual(_certificate.GetPublicKey()))
        {
            throw Refusal("no key of this certificate", $"the private key of {StoreEntries.Certificate.Name}");
        }
    }

    // Null where the parameters are written out; the decoder knows some of these, by luck.
    private static string? NamedCurve(AsnReader parameters)
    {
        return parameters.HasData && parameters.PeekTag() == Asn1Tag.ObjectIdentifier ? parameters.ReadObjectIdentifier() : null;
    }

    private FlashException Refusal(string found, string allowed)
    {
        return _folder.Refusal(StoreEntries.PrivateKey, found, allowed);
    }
}
