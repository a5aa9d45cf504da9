using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CliWrap;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Certificates that no broker would take are named, with the reason, before a connection is tried.</summary>
[TestClass]
public class CredentialTests
{
    private const string Clients = "1.3.6.1.5.5.7.3.2";
    private const string Servers = "1.3.6.1.5.5.7.3.1";

    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [TestMethod]
    [DataRow("expired", "--cert", "a certificate that ended at ")]
    [DataRow("future", "--cert", "a certificate that is not valid before ")]
    [DataRow("authority", "--cert", "the certificate of an authority")]
    [DataRow("server", "--cert", "not for clients")]
    [DataRow("slash", "--cert", "the common name 'a/b'")]
    [DataRow("plus", "--cert", "the common name '+'")]
    [DataRow("hash", "--cert", "the common name 'box#'")]
    [DataRow("percent", "--cert", "the common name '%u'")]
    [DataRow("dollar", "--cert", "the common name '$SYS'")]
    [DataRow("star", "--cert", "the common name '*'")]
    [DataRow("look-alike", "--cert", "the common name 'b\u043ex'")]
    [DataRow("weak", "--cert", "an RSA key of 1024 bits")]
    [DataRow("other-curve", "--cert", "a key on another curve")]
    [DataRow("signless", "--cert", "a certificate whose key may not sign")]
    [DataRow("nameless", "--cert", "no common name")]
    [DataRow("two-names", "--cert", "no common name, or several")]
    [DataRow("expired-ca", "--ca", "a certificate that ended at ")]
    [DataRow("future-ca", "--ca", "a certificate that is not valid before ")]
    [DataRow("leaf-as-ca", "--ca", "which is no authority")]
    public async Task Each_is_refused_by_every_command_that_connects(string kind, string option, string said)
    {
        using TestFolder folder = new();
        string[] access = Write(folder, kind);
        foreach (string command in new[] { "receive", "gateway", "simulate" })
        {
            // No such name is ever resolved: a command that tried would say something else.
            CommandResult end = await EdgeNodeCommand.RunAsync([command, "--broker", "broker.invalid:8883", .. access]);
            Assert.AreEqual(2, end.ExitCode, end.Errors);
            Assert.StartsWith($"edgenode: {option}: {access[Array.IndexOf(access, option) + 1]}: found ", end.Errors);
            Assert.Contains(said, end.Errors);
            RefusalTests.IsShort(end);
        }
    }

    [TestMethod]
    public async Task Ed25519_and_the_key_of_another_certificate_are_named()
    {
        using TestFolder folder = new();
        string[] access = Write(folder, "good");
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        WriteSecret(access[^1], other.ExportPkcs8PrivateKeyPem());
        await RefusesAsync(access, $"the key file '{access[^1]}' holds no key of the certificate in '{access[^3]}'");
        if (OperatingSystem.IsWindows() || !HasOpenssl())
        {
            Console.WriteLine("skipped: openssl is not there");
            return;
        }

        // Written by somebody else's tool: .NET can make no such key.
        await new Command("openssl")
            .WithArguments(["req", "-x509", "-newkey", "ed25519", "-nodes", "-keyout", access[^1], "-out", access[^3], "-subj", "/CN=box", "-addext", "basicConstraints=critical,CA:FALSE"])
            .ExecuteAsync();
        await RefusesAsync(access, "Ed25519");
    }

    [TestMethod]
    public async Task A_bundle_may_hold_an_old_authority_beside_the_one_in_force()
    {
        using TestFolder folder = new();
        string[] old = Write(folder, "expired-ca");
        string[] good = Write(folder, "good");
        string bundle = folder.File("bundle.crt");
        File.WriteAllText(bundle, await File.ReadAllTextAsync(old[1]) + "\n" + await File.ReadAllTextAsync(good[1]));
        good[1] = bundle;
        CommandResult end = await EdgeNodeCommand.RunAsync(["receive", "--broker", "broker.invalid:8883", .. good]);
        Assert.AreEqual(2, end.ExitCode, end.Errors);
        Assert.StartsWith("edgenode: broker.invalid:8883: ", end.Errors);
    }

    [TestMethod]
    public async Task A_key_that_others_can_read_is_warned_of()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: Windows has no such modes");
            return;
        }

        using TestFolder folder = new();
        string[] access = Write(folder, "good");
        string[] receive = ["receive", "--broker", "broker.invalid:8883", .. access];
        Assert.DoesNotContain("warning", (await EdgeNodeCommand.RunAsync(receive)).Errors);
        File.SetUnixFileMode(access[^1], UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.StartsWith($"warning: --key: {access[^1]}: others can read this secret; run: chmod 600 {access[^1]}\n", (await EdgeNodeCommand.RunAsync(receive)).Errors);
    }

    [TestMethod]
    [DataRow("--ca")]
    [DataRow("--cert")]
    [DataRow("--key")]
    [DataRow("--policy")]
    public async Task A_file_that_never_ends_or_never_begins_is_one_line(string option)
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.WriteLine("skipped: /dev/zero and pipes with names are Linux's");
            return;
        }

        using TestFolder folder = new();
        string pipe = folder.File("pipe");
        await new Command("mkfifo").WithArguments([pipe]).ExecuteAsync();

        string huge = folder.File("huge");
        using (FileStream file = File.Create(huge))
        {
            file.SetLength(3L << 30);
        }

        string zero = folder.File("zero");
        File.CreateSymbolicLink(zero, "/dev/zero");
        string tube = folder.File("tube");
        File.CreateSymbolicLink(tube, pipe);
        foreach ((string path, string said) in new[] { (zero, "found more than "), (tube, "found a pipe that gave nothing"), ("/dev/zero", "found more than "), (pipe, "found a pipe that gave nothing"), (huge, "found 3221225472 bytes") })
        {
            string[] access = [.. Write(folder, "good"), "--policy", Path.Combine(SourceTree.Root, "policies", "market-square.txt")];
            access[Array.IndexOf(access, option) + 1] = path;
            CommandResult end = await EdgeNodeCommand.RunAsync(["simulate", "--broker", "broker.invalid:8883", .. access]);
            Assert.AreEqual(2, end.ExitCode, end.Errors);
            Assert.Contains(said, end.Errors);
            Assert.Contains(path, end.Errors);
            RefusalTests.IsShort(end);
        }
    }

    [TestMethod]
    public async Task Verify_waits_for_nobody_to_fill_a_pipe()
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.WriteLine("skipped: pipes with names are Linux's");
            return;
        }

        using TestFolder folder = new();
        string pipe = folder.File("pipe");
        await new Command("mkfifo").WithArguments([pipe]).ExecuteAsync();

        string summaries = folder.File("received.jsonl");
        File.WriteAllText(summaries, "{}\n");
        foreach (string[] command in new string[][] { ["verify", pipe], ["verify", summaries, "--policy", pipe] })
        {
            CommandResult end = await EdgeNodeCommand.RunAsync(command);
            Assert.AreEqual($"edgenode: {pipe}: found a pipe that nobody fills; allowed is a file\n", end.Errors);
            Assert.AreEqual(2, end.ExitCode);
        }
    }

    private static async Task RefusesAsync(string[] access, string said)
    {
        CommandResult end = await EdgeNodeCommand.RunAsync(["receive", "--broker", "broker.invalid:8883", .. access]);
        Assert.AreEqual(2, end.ExitCode, end.Errors);
        Assert.Contains(said, end.Errors);
        RefusalTests.IsShort(end);
    }

    private static string[] Write(TestFolder folder, string kind)
    {
        (DateTimeOffset From, DateTimeOffset Until) today = (Now.AddDays(-1), Now.AddDays(30));
        (DateTimeOffset From, DateTimeOffset Until) Dates(string name) => kind == "expired" + name ? (Now.AddDays(-9), Now.AddDays(-2)) : kind == "future" + name ? (Now.AddDays(2), Now.AddDays(9)) : today;

        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest authorityRequest = new("CN=an authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 authority = authorityRequest.CreateSelfSigned(Dates("-ca").From, Dates("-ca").Until);

        string subject = kind switch { "slash" => "CN=a/b", "plus" => "CN=\"+\"", "hash" => "CN=\"box#\"", "nameless" => "O=box", "two-names" => "CN=box, CN=root", "percent" => "CN=%u", "dollar" => "CN=$SYS", "star" => "CN=*", "look-alike" => "CN=b\u043ex", _ => "CN=box" };
        using ECDsa key = ECDsa.Create(kind == "other-curve" ? ECCurve.CreateFromFriendlyName("secp256k1") : ECCurve.NamedCurves.nistP256);
        using RSA weak = RSA.Create(1024);
        CertificateRequest request = kind == "weak" ? new(subject, weak, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : new(subject, key, HashAlgorithmName.SHA256);
        if (kind == "signless")
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyEncipherment, critical: true));
        }

        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(kind == "authority", false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(kind == "server" ? Servers : Clients)], false));
        X509SignatureGenerator signer = X509SignatureGenerator.CreateForECDsa(authorityKey);
        using X509Certificate2 certificate = request.Create(authority.SubjectName, signer, Dates("").From, Dates("").Until, [1, 2, 3]);

        string[] files = [folder.File($"{kind}-ca.crt"), folder.File($"{kind}.crt"), folder.File($"{kind}.key")];
        File.WriteAllText(files[0], (kind == "leaf-as-ca" ? certificate : authority).ExportCertificatePem() + "\n");
        File.WriteAllText(files[1], certificate.ExportCertificatePem() + "\n");
        WriteSecret(files[2], (kind == "weak" ? weak.ExportPkcs8PrivateKeyPem() : key.ExportPkcs8PrivateKeyPem()) + "\n");
        return ["--ca", files[0], "--cert", files[1], "--key", files[2]];
    }

    private static void WriteSecret(string path, string text)
    {
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static bool HasOpenssl()
    {
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "openssl")));
    }
}
