using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.EndToEnd.Tests;
using EdgeNode.VirtualUplink;

namespace EdgeNode.City.Tests;

[TestClass]
public class ThrowAwayAuthorityTests
{
    [TestMethod]
    public void A_key_file_is_made_readable_by_its_owner_only_even_where_an_open_one_was()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: Windows has no file modes");
            return;
        }

        using var folder = new TestFolder();
        using var authority = new ThrowAwayAuthority();
        File.WriteAllText(folder.File("kx7q22.key"), "old");
        File.SetUnixFileMode(folder.File("kx7q22.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        PemFiles files = authority.WriteClient(folder.Root, TestCity.Node);
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(files.KeyFile));
        StringAssert.StartsWith(File.ReadAllText(files.KeyFile), "-----BEGIN PRIVATE KEY-----");
    }

    [TestMethod]
    public void Files_hold_what_their_fingerprint_says_and_load_as_credentials()
    {
        using var folder = new TestFolder();
        using var authority = new ThrowAwayAuthority();
        PemFiles files = authority.WriteClient(folder.Root, TestCity.Node);
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificateFromFile(files.CertificateFile);
        using ClientCredentials credentials = ClientCredentials.FromPemFiles(files.AuthorityFile, files.CertificateFile, files.KeyFile);
        Assert.AreEqual(certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant(), files.Fingerprint);
        Assert.AreEqual(files.Fingerprint, credentials.Fingerprint);
        Assert.AreEqual(TestCity.Node, credentials.CommonName);
    }

    [TestMethod]
    public void A_server_certificate_is_for_this_machine_and_no_client_certificate_is_for_a_server()
    {
        using var authority = new ThrowAwayAuthority();
        using X509Certificate2 server = authority.IssueServer();
        using X509Certificate2 client = authority.IssueClient(TestCity.Node);
        Assert.IsTrue(server.MatchesHostname("127.0.0.1") && server.MatchesHostname("localhost"));
        Assert.IsFalse(server.MatchesHostname("broker.example"));
        Assert.AreEqual("1.3.6.1.5.5.7.3.1", PurposeOf(server));
        Assert.AreEqual("1.3.6.1.5.5.7.3.2", PurposeOf(client));
        Assert.AreEqual("1.2.840.10045.3.1.7", server.GetECDsaPublicKey()!.ExportParameters(false).Curve.Oid.Value);
    }

    [TestMethod]
    public void Files_that_cannot_be_credentials_are_named_in_one_line_that_quotes_nothing_of_them()
    {
        using var folder = new TestFolder();
        using var authority = new ThrowAwayAuthority();
        PemFiles good = authority.WriteClient(folder.Root, TestCity.Node);
        PemFiles other = authority.WriteClient(folder.Root, TestCity.OtherNode);
        string noPem = folder.File("no.pem");
        string broken = folder.File("broken.pem");
        File.WriteAllText(noPem, "secret words\n");
        File.WriteAllText(broken, "-----BEGIN CERTIFICATE-----\nc2VjcmV0\n-----END CERTIFICATE-----\n");
        string locked = folder.File("locked.pem");
        using (ECDsa key = ECDsa.Create())
        {
            key.ImportFromPem(File.ReadAllText(good.KeyFile));
            File.WriteAllText(locked, key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000)));
        }

        ClientCredentials.FromPemFiles(good.AuthorityFile, good.CertificateFile, good.KeyFile).Dispose();

        (string Authority, string Certificate, string Key, string Named)[] cases =
        [
            (folder.File("none"), good.CertificateFile, good.KeyFile, "none' does not exist"),
            (noPem, good.CertificateFile, good.KeyFile, "no.pem' holds no certificate"),
            (broken, good.CertificateFile, good.KeyFile, "broken.pem' holds a certificate that cannot be read"),
            (good.AuthorityFile, noPem, good.KeyFile, "no.pem' holds no certificate"),
            (good.AuthorityFile, folder.Root, good.KeyFile, "' is a folder"),
            (good.AuthorityFile, good.CertificateFile, noPem, "no.pem' holds no private key in PEM form"),
            (good.AuthorityFile, good.CertificateFile, locked, "locked.pem' holds a private key with a password; needed is one without"),
            (good.AuthorityFile, good.CertificateFile, good.CertificateFile, "holds no private key in PEM form"),
            (good.AuthorityFile, good.CertificateFile, other.KeyFile, $"holds no key of the certificate in '{good.CertificateFile}'"),
        ];
        foreach ((string ca, string certificate, string key, string named) in cases)
        {
            CredentialException refusal = Assert.ThrowsExactly<CredentialException>(() => ClientCredentials.FromPemFiles(ca, certificate, key));
            StringAssert.Contains(refusal.Message, named);
            Assert.IsFalse(refusal.Message.Contains('\n') || refusal.Message.Contains("secret", StringComparison.Ordinal), refusal.Message);
        }
    }

    private static string? PurposeOf(X509Certificate2 certificate)
    {
        return certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages[0].Value;
    }
}
