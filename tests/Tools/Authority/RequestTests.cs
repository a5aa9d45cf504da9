using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EdgeNode.Authority.Tests;

/// <summary>Which requests are read, in which forms, and what their fingerprint is.</summary>
[TestClass]
public class RequestTests
{
    [TestMethod]
    public void A_request_is_read_in_each_form_in_which_it_comes()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] der = TestAuthority.Request(key, "CN=kx7q22");
        string pem = PemEncoding.WriteString("CERTIFICATE REQUEST", der);
        string fingerprint = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
        foreach (byte[] form in new[]
        {
            der,
            Ascii(pem),
            Ascii(pem + "\n"),
            Ascii(pem.ReplaceLineEndings("\r\n") + "\r\n"),
            Ascii("> csr\r\n" + pem + "\r\nok\r\n"),
            Ascii("Certificate Request:\n    Data:\n        Version: 1 (0x0)\n" + pem),
            Ascii(pem.Replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST", StringComparison.Ordinal)),
            [.. Encoding.UTF8.Preamble, .. Ascii(pem)],
        })
        {
            CertificateRequestText request = CertificateRequestText.Parse(form, "box.csr");
            Assert.AreEqual(fingerprint, request.Fingerprint);
            Assert.AreEqual("kx7q22", request.Name);
        }
    }

    [TestMethod]
    public void What_is_no_request_for_a_key_on_P256_is_refused_in_one_line_that_names_file_and_reason()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using RSA rsa = RSA.Create(2048);
        byte[] good = TestAuthority.Request(key);
        string pem = PemEncoding.WriteString("CERTIFICATE REQUEST", good);
        (byte[] Content, string Said)[] cases =
        [
            ([], "an empty file"),
            (Ascii("hello"), "no certificate request"),
            ([.. good, 0], "bytes behind a request"),
            (good[..^1], "no certificate request, or a damaged one"),
            (Ascii(pem + "\n" + pem), "2 requests"),
            (Ascii(key.ExportPkcs8PrivateKeyPem()), "a PRIVATE KEY in PEM"),
            (Ascii(PemEncoding.WriteString("CERTIFICATE", good)), "a CERTIFICATE in PEM"),
            (new byte[CertificateRequestText.GreatestLength + 1], "bytes"),
            (TestAuthority.Request(other), "not on the curve P-256"),
            (new CertificateRequest("CN=a", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequest(), "not on the curve P-256"),
            (WithBit(good, good.Length - 4), "signature"),
        ];
        foreach ((byte[] content, string said) in cases)
        {
            CityAuthorityException refusal = Assert.ThrowsExactly<CityAuthorityException>(() => CertificateRequestText.Parse(content, "box.csr"));
            Assert.StartsWith("box.csr: found ", refusal.Message);
            Assert.Contains(said, refusal.Message);
            Assert.DoesNotContain("\n", refusal.Message);
        }
    }

    [TestMethod]
    public void No_bit_of_a_request_can_be_changed_but_that_it_is_refused()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] good = TestAuthority.Request(key, "CN=kx7q22");
        for (int bit = 0; bit < 8 * good.Length; bit++)
        {
            byte[] changed = WithBit(good, bit / 8, bit % 8);
            Assert.ThrowsExactly<CityAuthorityException>(() => CertificateRequestText.Parse(changed, "box.csr"), $"bit {bit}");
        }
    }

    [TestMethod]
    public void A_fingerprint_is_compared_whole_however_it_is_typed()
    {
        string fingerprint = TestAuthority.NewRequest().Fingerprint;
        string grouped = RequestFingerprint.Grouped(fingerprint);
        Assert.AreEqual(79, grouped.Length);
        foreach (string same in new[] { fingerprint, grouped, grouped.ToUpperInvariant(), grouped.Replace(' ', ':'), $" {grouped} " })
        {
            Assert.IsTrue(RequestFingerprint.IsSame(fingerprint, same), same);
        }

        foreach (string other in new[] { "", fingerprint[..^1], fingerprint + "0", fingerprint[1..] + fingerprint[0], grouped[..4] })
        {
            Assert.IsFalse(RequestFingerprint.IsSame(fingerprint, other), other);
        }
    }

    private static byte[] Ascii(string text)
    {
        return Encoding.ASCII.GetBytes(text);
    }

    private static byte[] WithBit(byte[] content, int index, int bit = 0)
    {
        byte[] changed = [.. content];
        changed[index] ^= (byte)(1 << bit);
        return changed;
    }
}
