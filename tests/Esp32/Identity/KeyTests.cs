using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CsCheck;
using EdgeNode.Identity;

namespace EdgeNode.Esp32.Tests;

/// <summary>A box's key, its text, and the request that it signs, as .NET and openssl read them.</summary>
[TestClass]
public class KeyTests
{
    private const string Node = "lamp-0042-center";

    private static readonly Gen<byte[]> Bytes32 = Gen.Byte.Array[PrimeField.Length];

    [TestMethod]
    public void A_key_is_the_drawn_bytes_and_the_point_that_dotnet_computes()
    {
        Bytes32.ForAll(scalar =>
        {
            if (scalar.All(one => one == 0) || Limbs.OfBytes(scalar) >= Limbs.N)
            {
                return;
            }

            DeviceKey key = IdentityBench.Key(new IdentityBench.FixedEntropy([scalar]));
            using ECDsa expected = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
            ECParameters parameters = expected.ExportParameters(true);
            CollectionAssert.AreEqual((byte[])[DeviceKey.Uncompressed, .. parameters.Q.X!, .. parameters.Q.Y!], key.Public);
            using ECDsa read = IdentityBench.Dotnet(key);
            CollectionAssert.AreEqual(scalar, read.ExportParameters(true).D);
        }, 60);
    }

    [TestMethod]
    public void The_text_is_the_one_that_dotnet_writes_with_a_zero_byte_behind_it()
    {
        DeviceKey key = IdentityBench.Key(SHA256.HashData("text"u8));
        byte[] text = IdentityBench.Text(key);
        using ECDsa dotnet = IdentityBench.Dotnet(key);
        Assert.AreEqual(dotnet.ExportECPrivateKeyPem() + "\n\0", Encoding.ASCII.GetString(text));
    }

    [TestMethod]
    public void A_text_is_read_back_and_one_with_any_byte_changed_gives_no_other_private_part_unnoticed()
    {
        DeviceKey key = IdentityBench.Key(SHA256.HashData("text"u8));
        byte[] text = IdentityBench.Text(key);
        PrivateKeyText reader = new(new P256());
        DeviceKey read = new();
        Assert.IsTrue(reader.TryRead(text, text.Length, read));
        CollectionAssert.AreEqual(key.Public, read.Public);
        CollectionAssert.AreEqual(text, IdentityBench.Text(read));

        // Cut off anywhere before its last line's end, it is none.
        for (int length = 0; length < text.Length - 2; length++)
        {
            Assert.IsFalse(reader.TryRead(text, length, read), $"{length} bytes");
            Assert.AreNotEqual(Encoding.ASCII.GetString(text), Encoding.ASCII.GetString(IdentityBench.Text(read)));
        }

        IdentityBench.AssertWiped([reader]);
    }

    [TestMethod]
    public void A_text_of_another_curve_or_kind_or_range_is_refused()
    {
        PrivateKeyText reader = new(new P256());
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using RSA rsa = RSA.Create(2048);
        using ECDsa same = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] outOfRange = same.ExportECPrivateKey();
        Limbs.Bytes(Limbs.N).CopyTo(outOfRange, 7);
        string[] refused =
        [
            other.ExportECPrivateKeyPem(), rsa.ExportRSAPrivateKeyPem(), same.ExportPkcs8PrivateKeyPem(), same.ExportSubjectPublicKeyInfoPem(), "",
            PemEncoding.WriteString("EC PRIVATE KEY", outOfRange),
        ];
        foreach (byte[] text in refused.Select(Encoding.ASCII.GetBytes))
        {
            Assert.IsFalse(reader.TryRead(text, text.Length, new DeviceKey()));
        }

        byte[] taken = Encoding.ASCII.GetBytes(same.ExportECPrivateKeyPem());
        Assert.IsTrue(reader.TryRead(taken, taken.Length, new DeviceKey()));
    }

    [TestMethod]
    public void A_wiped_key_has_no_private_part()
    {
        DeviceKey key = IdentityBench.Key(SHA256.HashData("text"u8));
        key.Wipe();
        byte[] der = PemBytes(IdentityBench.Text(key));
        Assert.IsTrue(der.AsSpan(7, DeviceKey.PrivateLength).IndexOfAnyExcept((byte)0) < 0);
    }

    [TestMethod]
    public void Making_a_key_leaves_nothing_of_it_outside_the_key()
    {
        P256 curve = new();
        KeyMaker maker = new(curve, new IdentityBench.FixedEntropy([SHA256.HashData("key"u8), SHA256.HashData("other"u8)]));
        DeviceKey key = new();
        maker.Begin(key);
        while (maker.Step() == KeyProgress.Working)
        {
        }

        IdentityBench.AssertWiped([curve, maker]);
        maker.Begin(key);
        maker.Step();
        maker.Step();
        Assert.IsNotEmpty(IdentityBench.NotWiped([curve, maker]));
        maker.Wipe();
        IdentityBench.AssertWiped([curve, maker]);
    }

    [TestMethod]
    public void A_request_is_what_dotnet_verifies_with_the_node_as_its_subject()
    {
        Gen.Select(Bytes32, Gen.Char["abcxyz0189-"].Array[1, 16]).ForAll((scalar, node) =>
        {
            DeviceKey key = IdentityBench.Key(scalar);
            byte[] der = Request(key, new string(node));

            // It verifies the signature when it loads.
            CertificateRequest request = CertificateRequest.LoadSigningRequest(der, HashAlgorithmName.SHA256);
            Assert.AreEqual($"CN={new string(node)}", request.SubjectName.Name);
            using ECDsa ecdsa = request.PublicKey.GetECDsaPublicKey()!;
            using ECDsa own = IdentityBench.Dotnet(key);
            CollectionAssert.AreEqual(own.ExportSubjectPublicKeyInfo(), ecdsa.ExportSubjectPublicKeyInfo());
            Assert.IsEmpty(request.CertificateExtensions);
            der[^1] ^= 1;
            Assert.ThrowsExactly<CryptographicException>(() => CertificateRequest.LoadSigningRequest(der, HashAlgorithmName.SHA256));
        }, 40);
    }

    [TestMethod]
    public void Openssl_verifies_a_request_and_reads_the_key()
    {
        DeviceKey key = IdentityBench.Key(SHA256.HashData("openssl"u8));
        byte[] der = Request(key, Node);
        byte[] pem = new byte[PemEncoder.LengthOf(RequestMaker.Label, der.Length)];
        Assert.AreEqual(pem.Length, PemEncoder.Write(RequestMaker.Label, der, 0, der.Length, pem));
        Assert.AreEqual(PemEncoding.WriteString(RequestMaker.Label, der) + "\n", Encoding.ASCII.GetString(pem));
        string folder = Directory.CreateTempSubdirectory("edgenode-key-").FullName;
        try
        {
            string request = Path.Combine(folder, "box.csr");
            string secret = Path.Combine(folder, "box.key");
            File.WriteAllBytes(request, pem);
            File.WriteAllBytes(secret, IdentityBench.Text(key)[..^1]);
            if (!TryOpenssl(out string said, "req", "-in", request, "-verify", "-noout", "-subject"))
            {
                Console.WriteLine("skipped: openssl is not there");
                return;
            }

            Assert.Contains("verify OK", said);
            Assert.Contains(Node, said);
            Assert.IsTrue(TryOpenssl(out said, "ec", "-in", secret, "-check", "-noout"));
            Assert.Contains("EC Key valid", said);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The request of a key, in DER.</summary>
    internal static byte[] Request(DeviceKey key, string node)
    {
        P256 curve = new();
        RequestMaker maker = new(new SignatureMaker(curve, new DeterministicNonces(curve)));
        maker.Begin(key, node);
        while (!maker.Step())
        {
        }

        return maker.Request.Buffer[maker.Request.Start..];
    }

    private static byte[] PemBytes(byte[] text)
    {
        string pem = Encoding.ASCII.GetString(text).TrimEnd('\0');
        return Convert.FromBase64String(pem[PemEncoding.Find(pem).Base64Data]);
    }

    private static bool TryOpenssl(out string said, params string[] arguments)
    {
        said = "";
        ProcessStartInfo start = new("openssl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            said = process.StandardOutput.ReadToEnd() + errors.Result;
            process.WaitForExit();
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
