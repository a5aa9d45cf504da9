using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

/// <summary>A box on the device's store is certified by an authority of .NET's, and opened with a code of .NET's.</summary>
[TestClass]
public class CertifiedBoxTests
{
    [TestMethod]
    public void Key_and_certificate_that_a_box_has_committed_are_a_pair_of_dotnets()
    {
        ConsoleBox box = City.Boot(City.Proven());
        string certificate = Text(box, PartName.Certificate);
        string key = Text(box, PartName.PrivateKey);
        Assert.EndsWith("\n\0", key);
        using X509Certificate2 pair = X509Certificate2.CreateFromPem(certificate, key.TrimEnd('\0'));
        Assert.IsTrue(pair.HasPrivateKey);
        Assert.AreEqual($"CN={ConsoleBox.Node}", pair.Subject);
        Assert.Contains($"\ncertificate {Convert.ToHexStringLower(SHA256.HashData(pair.RawData))}\n", Text(box, PartName.Settings));
        Assert.AreEqual(City.Root, Text(box, PartName.Authorities));
        Assert.AreEqual(ConsoleBox.Policy, Text(box, PartName.Policy));
    }

    [TestMethod]
    public void A_code_of_dotnets_opens_a_box()
    {
        Flash flash = City.Proven();
        Assert.EndsWith("ok\n", City.Boot(flash).Tell("lock"));
        ConsoleBox box = City.Boot(flash = flash.AfterPowerOn());
        Assert.EndsWith("ok\n", box.Tell("unlock " + ConsoleCutTests.AnswerTo(box.Tell("unlock"))));
        Assert.IsFalse(City.Boot(flash.AfterPowerOn()).Lock.IsLocked);
    }

    [TestMethod]
    public void Roots_of_any_kind_of_key_are_listed_as_dotnet_reads_them()
    {
        using RSA rsa = RSA.Create(3072);
        using ECDsa p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        DateTimeOffset ends = new(2049, 2, 28, 23, 59, 58, TimeSpan.Zero);
        X509Certificate2[] roots =
        [
            new CertificateRequest("CN=Old Root, O=City, C=DE", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(ends.AddYears(-30), ends),
            new CertificateRequest("O=Town, OU=Lamps", p384, HashAlgorithmName.SHA384).CreateSelfSigned(ends.AddYears(-30), ends.AddYears(1).AddDays(1)),
            new CertificateRequest("CN=Zürich", p384, HashAlgorithmName.SHA384).CreateSelfSigned(ends.AddYears(-30), ends.AddYears(-1)),
        ];
        ConsoleBox box = City.Boot(new Flash(FlashKind.KeepsAtClose));
        string[] names = ["Old Root", "Town", "Z??rich"];
        string expected = "";
        for (int i = 0; i < roots.Length; i++)
        {
            Assert.AreEqual("ok\n", box.Tell("ca add", roots[i].ExportCertificatePem()));
            expected += $"{i + 1}: {names[i]}, ends {roots[i].NotAfter.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'}, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(roots[i].RawData))[..16]}\n";
            Assert.Contains("error duplicate ", box.Tell("ca add", roots[i].ExportCertificatePem()));
        }

        Assert.AreEqual(expected + "ok\n", box.Tell("ca list"));
    }

    private static string Text(ConsoleBox box, string part)
    {
        byte[] bytes = new byte[box.Sets.Length(part)];
        Assert.AreEqual(bytes.Length, box.Sets.Read(part, 0, bytes, bytes.Length));
        return Encoding.ASCII.GetString(bytes);
    }
}
