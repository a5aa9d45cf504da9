using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.Flashing;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Certificates in a store folder that no broker would take, or by which a box could judge none.</summary>
[TestClass]
public class StoreCertificateTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [TestMethod]
    [DataRow("expired", "box-crt", "a certificate that ended at ")]
    [DataRow("future", "box-crt", "a certificate that is not valid before ")]
    [DataRow("authority", "box-crt", "the certificate of an authority")]
    [DataRow("nameless", "box-crt", "no common name")]
    [DataRow("expired-ca", "ca-crt", "a certificate that ended at ")]
    [DataRow("future-ca", "ca-crt", "a certificate that is not valid before ")]
    [DataRow("leaf-as-ca", "ca-crt", "which is no authority")]
    public void Each_is_refused_by_its_file(string kind, string file, string said)
    {
        using StoreSample sample = new();
        Write(sample, kind);
        FlashException refusal = Assert.ThrowsExactly<FlashException>(() => BoxStore.Read(sample.Root));
        Assert.StartsWith($"--store: {sample[file]}: found ", refusal.Message);
        Assert.Contains(said, refusal.Message);
    }

    [TestMethod]
    public void What_is_valid_is_taken()
    {
        using StoreSample sample = new();
        Write(sample, "good");
        BoxStore.Read(sample.Root);
    }

    private static void Write(StoreSample sample, string kind)
    {
        (DateTimeOffset From, DateTimeOffset Until) Dates(string name) => kind == "expired" + name ? (Now.AddDays(-9), Now.AddDays(-2))
            : kind == "future" + name ? (Now.AddDays(2), Now.AddDays(9)) : (Now.AddDays(-1), Now.AddDays(30));

        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest authorityRequest = new("CN=an authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 authority = authorityRequest.CreateSelfSigned(Dates("-ca").From, Dates("-ca").Until);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new((kind == "nameless" ? "O=" : "CN=") + StoreSample.Node, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(kind == "authority", false, 0, true));
        using X509Certificate2 certificate = request.Create(
            authority.SubjectName, X509SignatureGenerator.CreateForECDsa(authorityKey), Dates("").From, Dates("").Until, [1, 2, 3]);
        File.WriteAllText(sample["ca-crt"], (kind == "leaf-as-ca" ? certificate : authority).ExportCertificatePem() + "\n");
        File.WriteAllText(sample["box-crt"], certificate.ExportCertificatePem() + "\n");
        sample.WriteSecret("box-key", key.ExportPkcs8PrivateKeyPem() + "\n");

        // Of another certificate than this one, and no part of what is tried here.
        File.WriteAllLines(sample["settings"], File.ReadAllLines(sample["settings"]).Where(line => !line.StartsWith("certificate ", StringComparison.Ordinal)));
    }
}
