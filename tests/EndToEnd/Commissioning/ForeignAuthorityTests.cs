using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.Authority;
using EdgeNode.Commissioning;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A CA elsewhere: the request goes out, a file comes in, and what is in it is looked at before the box is told.</summary>
[TestClass]
public class ForeignAuthorityTests
{
    private const string Node = "kx7q22";

    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root = MakeRoot("City root");
    private readonly X509Certificate2 _other = MakeRoot("Another root");

    [TestMethod]
    [DataRow("pem", "")]
    [DataRow("crlf", "")]
    [DataRow("text", "")]
    [DataRow("der", "")]
    [DataRow("chain", "")]
    [DataRow("root-first", "")]
    [DataRow("other-node", "found a certificate for 'lamp-8'; allowed: one for kx7q22")]
    [DataRow("other-key", "found a certificate for another key; allowed: the one for the request ")]
    [DataRow("expired", "found a certificate that ended at ")]
    [DataRow("early", "found a certificate that is not valid before ")]
    [DataRow("other-authority", "found a certificate of another authority, or one whose issuing authority is not in the file; ")]
    [DataRow("server", "found a certificate that is not for clients; ")]
    [DataRow("request", "found no certificate; allowed: ")]
    [DataRow("cut", "found no certificate, or a damaged one; allowed: ")]
    public async Task A_file_is_taken_or_refused_for_what_is_in_it(string kind, string expected)
    {
        using TestFolder folder = new();
        BoxRequest request = new(new CertificateRequest($"CN={Node}", _key, HashAlgorithmName.SHA256).CreateSigningRequestPem() + "\n", Node, "city");
        await File.WriteAllBytesAsync(folder.File("box.crt"), Content(kind, request));
        FileSigner signer = new(folder.File("{node}.csr"), folder.File("box.crt"), [_root]);
        if (expected.Length > 0)
        {
            StepException fault = await Assert.ThrowsExactlyAsync<StepException>(() => signer.SignAsync(request, false, _ => { }, CancellationToken.None));
            Assert.Contains(expected, fault.Message);
            Assert.DoesNotContain("\n", fault.Message);
            Assert.AreEqual(kind is "expired" or "early", fault.Message.Contains("; if this computer's clock is wrong, ", StringComparison.Ordinal), fault.Message);
            return;
        }

        SignedCertificate? signed = await signer.SignAsync(request, false, _ => { }, CancellationToken.None);
        Assert.AreEqual(request.Pem, await File.ReadAllTextAsync(folder.File($"{Node}.csr")));
        Assert.AreEqual("-----BEGIN CERTIFICATE-----", signed!.Lines[0]);
        Assert.AreEqual(1, signed.Lines.Count(line => line == signed.Lines[0]));
        using X509Certificate2 told = X509Certificate2.CreateFromPem(string.Join('\n', signed.Lines));
        Assert.AreEqual($"CN={Node}", told.Subject);
        Assert.AreEqual(Convert.ToHexStringLower(SHA256.HashData(told.RawData)), signed.Fingerprint);
    }

    [TestMethod]
    public async Task The_certificate_is_waited_for_and_the_box_goes_on_with_it()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null || !await OpensslCity.IsThereAsync())
        {
            return;
        }

        OpensslCity city = await OpensslCity.MakeAsync(workshop.File("openssl"));
        workshop.WriteSite("authority", $"ca-crt {city.AuthorityFile}");
        using FastBox box = new(Virtual.TcpServicePort.Open(0), new Virtual.MemoryStore(), seed: 1);
        string[] files = ["--csr-out", workshop.File("{node}.csr"), "--cert-in", workshop.File("{node}.crt"), "--issuer", city.AuthorityFile];
        string[] line = ["provision", "--port", box.Address, "--site", workshop.SiteFile, "--node", Node, "--yes", "--offline"];
        CommandResult ended = await EdgeNodeCommand.RunAsync([.. line, .. files[..2]]);
        Assert.AreEqual(0, ended.ExitCode, ended.Errors);
        Assert.Contains("keep the box's power on (its key is only staged), and run the same command with --cert-in FILE", ended.Errors);
        Assert.Contains($"{Node} waits for its certificate.", ended.Output);
        string request = await File.ReadAllTextAsync(workshop.File($"{Node}.csr"));
        string fingerprint = RequestFingerprint.Grouped(CertificateRequestText.Parse(System.Text.Encoding.ASCII.GetBytes(request), "csr").Fingerprint);
        Assert.Contains($"key: request {fingerprint}", ended.Errors);

        using EdgeNodeCommand run = EdgeNodeCommand.Start([.. line, .. files]);
        File.Delete(workshop.File($"{Node}.csr"));
        await run.UntilAsync(() => File.Exists(workshop.File($"{Node}.csr")) && File.ReadAllText(workshop.File($"{Node}.csr")).EndsWith("REQUEST-----\n", StringComparison.Ordinal));
        Assert.AreEqual(fingerprint, RequestFingerprint.Grouped(CertificateRequestText.Parse(await File.ReadAllBytesAsync(workshop.File($"{Node}.csr")), "csr").Fingerprint), "the key is still the same");
        await File.WriteAllTextAsync(workshop.File($"{Node}.crt"), await city.SignAsync(request));
        CommandResult done = await run.EndAsync();
        Assert.AreEqual(0, done.ExitCode, done.Errors);
        Assert.Contains("waiting for the certificate in ", done.Errors);
        Assert.AreEqual("prepared", workshop.States(Node));
    }

    private static X509Certificate2 MakeRoot(string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return CertificateMaker.MakeRoot(name, key, Now.AddDays(-9), Now.AddDays(9), levels: 1);
    }

    private byte[] Content(string kind, BoxRequest request)
    {
        X509Certificate2 right = Issue(Node, request.Text.Key, _root, -1, 1);
        string pem = right.ExportCertificatePem() + "\n";
        return kind switch
        {
            "pem" => Bytes(pem),
            "crlf" => Bytes("\ufeff" + pem.Replace("\n", "\r\n", StringComparison.Ordinal)),
            "text" => Bytes($"Certificate:\n    Data: of openssl x509 -text\n{pem}"),
            "der" => right.RawData,
            "chain" => Bytes(Chain(request)),
            "root-first" => Bytes(_root.ExportCertificatePem() + "\n" + pem),
            "other-node" => Bytes(Issue("lamp-8", request.Text.Key, _root, -1, 1).ExportCertificatePem()),
            "other-key" => Bytes(Issue(Node, _root.PublicKey, _root, -1, 1).ExportCertificatePem()),
            "expired" => Bytes(Issue(Node, request.Text.Key, _root, -2, -1).ExportCertificatePem()),
            "early" => Bytes(Issue(Node, request.Text.Key, _root, 1, 2).ExportCertificatePem()),
            "other-authority" => Bytes(Issue(Node, request.Text.Key, _other, -1, 1).ExportCertificatePem()),
            "server" => Bytes(CertificateMaker.MakeServer([Node], request.Text.Key, _root, Now.AddDays(-1), Now.AddDays(1)).ExportCertificatePem()),
            "request" => Bytes(request.Pem),
            _ => Bytes(pem[..200]),
        };
    }

    // As step-ca gives it: the box's, then the issuing CA's.
    private string Chain(BoxRequest request)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 issuing = CertificateMaker.MakeIssuing("City issuing", new PublicKey(key), _root, Now.AddDays(-2), Now.AddDays(2)).CopyWithPrivateKey(key);
        return Issue(Node, request.Text.Key, issuing, -1, 1).ExportCertificatePem() + "\n" + issuing.ExportCertificatePem() + "\n";
    }

    private static X509Certificate2 Issue(string name, PublicKey key, X509Certificate2 authority, int fromDays, int toDays)
    {
        return CertificateMaker.MakeClient(name, key, authority, Now.AddDays(fromDays), Now.AddDays(toDays));
    }

    private static byte[] Bytes(string text)
    {
        return System.Text.Encoding.UTF8.GetBytes(text);
    }
}
