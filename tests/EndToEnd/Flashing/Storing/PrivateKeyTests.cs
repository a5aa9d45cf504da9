using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.Flashing;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Which keys a box is told: those that its decoder takes. One without its public part would restart it for ever.</summary>
[TestClass]
public class PrivateKeyTests
{
    private const string P256 = "1.2.840.10045.3.1.7";
    private const string EllipticCurves = "1.2.840.10045.2.1";
    private const int Sec1Length = 32;

    [TestMethod]
    public void Both_forms_of_an_EC_key_with_its_public_part_are_taken()
    {
        using StoreSample sample = new();
        using ECDsa key = KeyOf(sample);
        string parameters = PemEncoding.WriteString("EC PARAMETERS", ObjectIdentifier(P256));
        foreach (string text in new[] { key.ExportPkcs8PrivateKeyPem(), key.ExportECPrivateKeyPem(), $"{parameters}\n{key.ExportECPrivateKeyPem()}" })
        {
            sample.WriteSecret("box-key", text + "\n");
            Assert.AreEqual(StoreSample.Node, BoxStore.Read(sample.Root).Node);
            sample.WriteSecret("box-key", text.ReplaceLineEndings("\r\n"));
            Assert.AreEqual(StoreSample.Node, BoxStore.Read(sample.Root).Node);
        }
    }

    [TestMethod]
    public void A_key_without_its_public_part_is_refused_with_the_command_that_adds_it()
    {
        using StoreSample sample = new();
        using ECDsa key = KeyOf(sample);
        string bare = PemEncoding.WriteString("EC PRIVATE KEY", Sec1(key, P256, point: null));
        string wrapped = PemEncoding.WriteString("PRIVATE KEY", Pkcs8(EllipticCurves, P256, Sec1(key, curve: null, point: null)));
        foreach (string text in new[] { bare, wrapped })
        {
            // .NET takes it, and it is the certificate's: nothing but this rule keeps it from the box.
            using ECDsa imported = ECDsa.Create();
            imported.ImportFromPem(text);
            string said = Refused(sample, text);
            Assert.Contains("found an EC key without its public part", said);
            Assert.Contains($"run: openssl ec -conv_form uncompressed -in {sample["box-key"]} -out FILE", said);
        }
    }

    [TestMethod]
    public void A_compressed_public_part_is_refused()
    {
        using StoreSample sample = new();
        using ECDsa key = KeyOf(sample);
        ECPoint point = key.ExportParameters(false).Q;
        byte[] compressed = [(byte)(2 + (point.Y![^1] & 1)), .. point.X!];
        Assert.Contains("public part is compressed", Refused(sample, PemEncoding.WriteString("EC PRIVATE KEY", Sec1(key, P256, compressed))));
    }

    [TestMethod]
    public void The_public_part_of_another_key_is_refused()
    {
        using StoreSample sample = new();
        using ECDsa key = KeyOf(sample);
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Contains("found no key of this certificate", Refused(sample, PemEncoding.WriteString("EC PRIVATE KEY", Sec1(key, P256, PointOf(other)))));
        Assert.Contains("found no key of this certificate", Refused(sample, other.ExportECPrivateKeyPem()));
    }

    [TestMethod]
    [DataRow("1.3.101.112", "an Ed25519 key")]
    [DataRow("1.3.101.113", "an Ed448 key")]
    [DataRow("1.3.101.110", "an X25519 key")]
    [DataRow("1.3.101.111", "an X448 key")]
    [DataRow("1.2.840.10040.4.1", "a DSA key")]
    [DataRow("1.2.840.113549.1.1.10", "an RSASSA-PSS key")]
    [DataRow("2.16.840.1.101.3.4.3.17", "a key of the kind 2.16.840.1.101.3.4.3.17")]
    public void A_key_of_another_kind_is_refused_by_its_name(string kind, string name)
    {
        using StoreSample sample = new();
        string text = PemEncoding.WriteString("PRIVATE KEY", Pkcs8(kind, null, new byte[Sec1Length]));
        Assert.Contains($"found {name}; allowed: an EC key on P-256, P-384 or P-521, or an RSA key of 2048 to 4096 bits", Refused(sample, text));
    }

    [TestMethod]
    public void Another_curve_or_none_is_refused()
    {
        using StoreSample sample = new();
        using ECDsa key = KeyOf(sample);
        Assert.Contains("on the curve 1.3.132.0.10", Refused(sample, PemEncoding.WriteString("EC PRIVATE KEY", Sec1(key, "1.3.132.0.10", PointOf(key)))));
        Assert.Contains("does not name its curve", Refused(sample, PemEncoding.WriteString("EC PRIVATE KEY", Sec1(key, null, PointOf(key)))));
    }

    [TestMethod]
    public void A_key_with_a_password_is_refused_in_either_form()
    {
        using StoreSample sample = new();
        using ECDsa key = KeyOf(sample);
        string form = key.ExportEncryptedPkcs8PrivateKeyPem("abcd", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1));
        Assert.Contains("found a key with a password", Refused(sample, form));
        string older = key.ExportECPrivateKeyPem().Replace("KEY-----\n", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n", StringComparison.Ordinal);
        Assert.Contains("found a key with a password", Refused(sample, older));
    }

    [TestMethod]
    public void Two_keys_and_something_else_in_PEM_are_refused()
    {
        using StoreSample sample = new();
        using ECDsa key = KeyOf(sample);
        string text = key.ExportECPrivateKeyPem();
        Assert.Contains("found 2 blocks of PEM; allowed: one private key", Refused(sample, $"{text}\n{text}"));
        Assert.Contains("found 'CERTIFICATE' in PEM", Refused(sample, File.ReadAllText(sample["box-crt"])));
        Assert.Contains("found 'OPENSSH PRIVATE KEY' in PEM", Refused(sample, PemEncoding.WriteString("OPENSSH PRIVATE KEY", [1, 2, 3])));
    }

    [TestMethod]
    [DataRow(1024, false)]
    [DataRow(2048, true)]
    public void An_RSA_key_is_taken_from_2048_bits_on(int bits, bool isTaken)
    {
        using StoreSample sample = new();
        using RSA key = RSA.Create(bits);
        CertificateRequest request = new($"CN={StoreSample.Node}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        File.WriteAllText(sample["box-crt"], certificate.ExportCertificatePem());
        File.WriteAllLines(sample["settings"], File.ReadAllLines(sample["settings"]).Where(line => !line.StartsWith("certificate ", StringComparison.Ordinal)));
        foreach (string text in new[] { key.ExportRSAPrivateKeyPem(), key.ExportPkcs8PrivateKeyPem() })
        {
            sample.WriteSecret("box-key", text);
            if (isTaken)
            {
                Assert.AreEqual(StoreSample.Node, BoxStore.Read(sample.Root).Node);
            }
            else
            {
                Assert.Contains($"found an RSA key of {bits} bits", Refused(sample, text));
            }
        }
    }

    [TestMethod]
    public void A_key_cut_anywhere_or_with_any_byte_changed_is_taken_or_refused_in_one_line()
    {
        using StoreSample sample = new();
        using ECDsa key = KeyOf(sample);
        byte[] whole = key.ExportPkcs8PrivateKey();
        for (int i = 0; i < whole.Length; i++)
        {
            Refused(sample, PemEncoding.WriteString("PRIVATE KEY", whole.AsSpan(0, i)));
            foreach (byte flip in new byte[] { 1, 0x20, 0x80, 0xFF })
            {
                byte[] changed = [.. whole];
                changed[i] ^= flip;
                sample.WriteSecret("box-key", PemEncoding.WriteString("PRIVATE KEY", changed));
                try
                {
                    BoxStore.Read(sample.Root);
                }
                catch (FlashException refusal)
                {
                    Assert.DoesNotContain("\n", refusal.Message);
                }
            }
        }
    }

    private static ECDsa KeyOf(StoreSample sample)
    {
        ECDsa key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(sample["box-key"]));
        return key;
    }

    private static byte[] PointOf(ECDsa key)
    {
        ECPoint point = key.ExportParameters(false).Q;
        return [4, .. point.X!, .. point.Y!];
    }

    private static byte[] ObjectIdentifier(string value)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(value);
        return writer.Encode();
    }

    // RFC 5915.
    private static byte[] Sec1(ECDsa key, string? curve, byte[]? point)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteOctetString(key.ExportParameters(true).D!);
            if (curve is not null)
            {
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                {
                    writer.WriteObjectIdentifier(curve);
                }
            }

            if (point is not null)
            {
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
                {
                    writer.WriteBitString(point);
                }
            }
        }

        return writer.Encode();
    }

    // RFC 5208.
    private static byte[] Pkcs8(string kind, string? curve, byte[] key)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(kind);
                if (curve is not null)
                {
                    writer.WriteObjectIdentifier(curve);
                }
            }

            writer.WriteOctetString(key);
        }

        return writer.Encode();
    }

    private static string Refused(StoreSample sample, string text)
    {
        sample.WriteSecret("box-key", text.Length == 0 ? "\n" : text);
        FlashException refusal = Assert.ThrowsExactly<FlashException>(() => BoxStore.Read(sample.Root));
        Assert.DoesNotContain("\n", refusal.Message);
        Assert.DoesNotContain("BEGIN", refusal.Message);
        Assert.IsFalse(refusal.HasWritten);
        return refusal.Message;
    }
}
