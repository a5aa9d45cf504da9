using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeNode.EndToEnd.Tests;

namespace EdgeNode.Browser.Tests;

/// <summary>Files that are no good: each gets one clear sentence, and the next file is taken as if nothing had been.</summary>
[TestClass]
public class FileTests
{
    private const string CutOff = "-----BEGIN CERTIFICATE-----\nMIIB\n";
    private const string NoBase64 = "-----BEGIN CERTIFICATE-----\n????\n-----END CERTIFICATE-----\n";
    private const string NoCertificate = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

    private static readonly byte[] Picture = [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, 0, 0, 0, 0xff, 0xfe];

    [TestMethod]
    public async Task Each_wrong_file_is_refused_with_its_reason_and_nothing_is_told_to_the_box()
    {
        using BrowserWorkshop? workshop = await BrowserWorkshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=x", key, HashAlgorithmName.SHA256);
        (string Place, byte[] Content, string Expected)[] files =
        [
            .. from place in new[] { "site", "roots", "policy" }
               from file in new[] { (Array.Empty<byte>(), "x.bin is empty."), (new byte[1_000_000], "x.bin has 1,000,000 bytes."), (Picture, "x.bin is no text.") }
               select (place, file.Item1, file.Item2),
            ("site", Bytes("node kx7q22\nnode kx7q22\n"), "x.bin, line 2: node is there twice."),
            ("site", Bytes("\ufeffnode Kx\r\n"), "x.bin, line 1: node: found \"Kx\". Allowed: 1 to 16 of a-z0-9-."),
            ("site", Bytes("colour <b>blue</b>\n"), "x.bin, line 1: found \"colour\". Allowed: tenant, "),
            ("site", Bytes("unlock-secret " + new string('a', 64)), "line 1: found \"unlock-secret\". Allowed: "),
            ("site", Bytes("latitude 52.52"), "write 52520000"),
            ("site", Bytes("\u001b[2J"), "found \"\ufffd[2J\""),
            ("site", Bytes("wifi-password secret\n"), "wifi-password: found 6 characters"),
            ("site", Bytes("wifi-password " + new string('a', 64)), "raw key of 64 digits"),
            ("site", Bytes("# nothing\n\n"), "x.bin has no line such as: node kx7q22"),
            ("roots", Bytes(key.ExportPkcs8PrivateKeyPem()), "x.bin has a private key."),
            ("roots", Bytes(request.CreateSigningRequestPem()), "x.bin is a request."),
            ("roots", request.CreateSigningRequest(), "x.bin is no certificate"),
            ("roots", Bytes(CutOff), "x.bin is cut off"),
            ("roots", Bytes(NoBase64), "x.bin is damaged"),
            ("roots", Bytes(NoCertificate), "x.bin is no certificate"),
            ("roots", Bytes("policy 1"), "x.bin has no certificate."),
            ("policy", Bytes("number 1\n"), "x.bin is no policy"),
            ("policy", Bytes("policy 1 \"a\"\n\tnumber 1\n"), "x.bin, line 2: found a tab"),
            ("policy", Bytes("policy 1 \"a\"\n.\ncommit\n"), "x.bin, line 2: found a full stop alone."),
            ("policy", Bytes("policy 1 \"a\"\n# " + new string('x', 300)), "x.bin, line 2: found 302 bytes. Allowed: at most 256."),
        ];
        await WithAsync(async page =>
        {
            Technician technician = new(page, workshop);
            await technician.ConnectAsync();
            foreach ((string place, byte[] content, string expected) in files)
            {
                await page.Page.EvaluateAsync($"goTo('{(place == "site" ? "who" : place == "roots" ? "broker" : place)}')");
                string sent = page.Port.Sent;
                await page.ChooseAsync(place, "x.bin", content);
                Assert.Contains(expected, await page.ProblemAsync(), place);
                Assert.AreEqual(sent, page.Port.Sent, expected);
            }

            await page.Page.EvaluateAsync("goTo('who')");
            await technician.TellWhoAsync();
            await technician.TellNetworkAsync();

            // As PowerShell writes what it redirects.
            await page.ChooseAsync("roots", "ca.crt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(File.ReadAllText(workshop.AuthorityFile))]);
            await page.SeesAsync("The box has the root.");
            await technician.TellBrokerAsync();
        });
    }

    [TestMethod]
    public async Task What_the_box_refuses_of_a_policy_or_a_certificate_is_shown_with_what_to_do()
    {
        using BrowserWorkshop? workshop = await BrowserWorkshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        await WithAsync(async page =>
        {
            Technician technician = new(page, workshop);
            await technician.ConnectAsync();
            await technician.TellWhoAsync();
            await technician.TellNetworkAsync();
            await technician.TellBrokerAsync();
            await page.ChooseAsync("policy", "free.txt", Encoding.ASCII.GetString(SourceTree.Policy("market-square.txt")).Replace("noise 2", "noise 9", StringComparison.Ordinal));
            await page.PressAsync("Continue");
            Assert.Contains("The box refuses free.txt: ", await page.ProblemAsync());
            await technician.TellPolicyAsync();

            await page.PressAsync("Continue");
            Assert.Contains("Have the key made first", await page.ProblemAsync());
            await page.PressAsync("Have the key made");
            string request = await technician.SaveRequestAsync();
            Assert.Contains("The CA must sign the request of this box", await BringAsync(page, File.ReadAllText(workshop.City.Receiver.CertificateFile)));
            Assert.Contains("found a certificate for lamp-8", await BringAsync(page, await workshop.City.SignAsync(request, "/CN=lamp-8")));
            Assert.Contains("Ask the CA for a new one", await BringAsync(page, Expired(workshop, request)));
            Assert.Contains("has a private key", await BringAsync(page, File.ReadAllText(workshop.City.Receiver.KeyFile)));
            await page.LookAtAsync("certificate-refused");
            Assert.Contains("is a request", await BringAsync(page, request));
            await page.PressAsync("Continue");
            Assert.Contains("Choose the certificate", await page.ProblemAsync());

            // A certificate of the key before.
            string old = await workshop.SignAsync(request);
            await page.PressAsync("Make another key");
            await page.SeesAsync("The request is for the new key.");
            Assert.Contains("The CA must sign the request of this box", await BringAsync(page, old));
            byte[] der = X509Certificate2.CreateFromPem(await workshop.City.SignAsync(await technician.SaveRequestAsync())).RawData;
            await page.ChooseAsync("certificate", "box.der", der);
            await page.SeesAsync("The box took the certificate.");
            await page.PressAsync("Continue");
            await page.AtAsync("secret");

            // A secret that was not saved is told to nobody.
            await page.PressAsync("Continue");
            Assert.Contains("Save the secret first", await page.ProblemAsync());
            await page.SaveAsync("Make and save the secret");
            await page.ChooseAsync("secret", "other", new string('a', 64));
            Assert.Contains("has another secret", await page.ProblemAsync());
            await page.ChooseAsync("secret", "other", "correct horse battery");
            Assert.Contains("is no unlock secret", await page.ProblemAsync());
            Assert.DoesNotContain("set unlock-secret", page.Port.Sent);
        });
    }

    [TestMethod]
    public async Task A_value_is_judged_while_it_is_typed_and_nothing_wrong_is_sent()
    {
        await WithAsync(async page =>
        {
            await page.PressAsync("Connect");
            await page.AtAsync("who");
            await page.TypeAsync("node", "Kx");
            await page.SeesAsync("Allowed: 1 to 16 of a-z0-9-.");
            await page.TypeAsync("latitude", "52,520008");
            await page.SeesAsync("write 52520008");
            await page.LookAtAsync("who-wrong");
            await page.PressAsync("Continue");
            Assert.AreEqual("field-tenant", await page.Page.EvaluateAsync<string>("document.activeElement.id"));
            Assert.DoesNotContain("set ", page.Port.Sent);
            await page.TypeAsync("node", "kx7q22");
            Assert.AreEqual("false", await page.Page.GetAttributeAsync("#field-node", "aria-invalid"));
        });
    }

    private static async Task<string> BringAsync(ProvisionPage page, string certificate)
    {
        await page.ChooseAsync("certificate", "box.crt", certificate);
        return await page.ProblemAsync();
    }

    private static string Expired(BrowserWorkshop workshop, string request)
    {
        using X509Certificate2 authority = X509Certificate2.CreateFromPemFile(workshop.AuthorityFile, Path.ChangeExtension(workshop.AuthorityFile, ".key"));
        using ECDsa key = authority.GetECDsaPrivateKey()!;
        CertificateRequest asked = CertificateRequest.LoadSigningRequestPem(request, HashAlgorithmName.SHA256);
        DateTimeOffset begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using X509Certificate2 issued = asked.Create(authority.SubjectName, X509SignatureGenerator.CreateForECDsa(key), begin, begin.AddDays(9), [1]);
        return issued.ExportCertificatePem();
    }

    private static byte[] Bytes(string text)
    {
        return Encoding.UTF8.GetBytes(text);
    }

    private static async Task WithAsync(Func<ProvisionPage, Task> visit)
    {
        using FastBox box = new();
        box.Disconnect();
        using BridgedPort port = new(box.Address);
        await using ProvisionPage? page = await ProvisionPage.OpenAsync(port);
        if (page is not null)
        {
            await visit(page);
            page.AssertAlone();
        }
    }
}
