using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Browser.Tests;

/// <summary>Does what the page says, step by step. Each step begins where it is shown, and ends where the next one is.</summary>
internal sealed class Technician(ProvisionPage page, BrowserWorkshop workshop)
{
    /// <summary>Whether each step is looked at, by axe too.</summary>
    public bool Looks { get; init; }

    /// <summary>What is typed as the network's password.</summary>
    public string Wifi { get; set; } = BrowserWorkshop.Wifi;

    /// <summary>What the saved file has that opens the box.</summary>
    public string Secret { get; private set; } = "";

    public async Task ConnectAsync()
    {
        await LookAsync("connect");
        await page.PressAsync("Connect");
        await page.AtAsync("who");
    }

    public async Task TellWhoAsync()
    {
        await page.ChooseAsync("site", "square.txt", workshop.Site);
        await page.SeesAsync("9 settings taken from square.txt.");
        await LookAsync("who");
        await page.PressAsync("Continue");
        await page.AtAsync("network");
    }

    public async Task TellNetworkAsync(string next = "broker")
    {
        await page.SeesAsync("-58 dBm");
        await page.Page.GetByLabel("City Sensors").CheckAsync();
        await page.TypeAsync("wifi-password", Wifi);
        await LookAsync("network");
        await page.PressAsync("Continue");
        await page.AtAsync(next);
    }

    public async Task TellBrokerAsync()
    {
        await page.ChooseAsync("roots", "ca.crt", File.ReadAllText(workshop.AuthorityFile).ReplaceLineEndings("\r\n"));
        await page.SeesAsync("The box has the root.");
        await LookAsync("broker");
        await page.PressAsync("Continue");
        await page.AtAsync("policy");
    }

    public async Task TellPolicyAsync()
    {
        await page.ChooseAsync("policy", "market-square.txt", SourceTree.Policy("market-square.txt"));
        await page.SeesAsync("channel footfall counted");
        await LookAsync("policy");
        await page.PressAsync("Continue");
        await page.AtAsync("certificate");
    }

    public async Task BringCertificateAsync(string button = "Have the key made")
    {
        await page.PressAsync(button);
        string request = await SaveRequestAsync();
        string certificate = await workshop.SignAsync(request);
        string chain = (certificate + File.ReadAllText(workshop.AuthorityFile)).ReplaceLineEndings("\r\n");
        await page.ChooseAsync("certificate", "chain.crt", chain);
        await page.SeesAsync("The box took the certificate.");
        await LookAsync("certificate");
        await page.PressAsync("Continue");
        await page.AtAsync("secret");
    }

    /// <summary>Saves the request; what the page shows of its key must be what .NET finds.</summary>
    public async Task<string> SaveRequestAsync()
    {
        await page.Page.WaitForSelectorAsync("#save-request:visible");
        (string name, string request) = await page.SaveAsync("Save the request");
        Assert.AreEqual($"{BrowserWorkshop.Node}.csr", name);
        CertificateRequest read = CertificateRequest.LoadSigningRequestPem(request, HashAlgorithmName.SHA256, signerSignaturePadding: null);
        string digest = Convert.ToHexStringLower(SHA256.HashData(read.PublicKey.ExportSubjectPublicKeyInfo()));
        Assert.AreEqual(string.Join(' ', digest.Chunk(4).Select(group => new string(group))), await page.Page.InnerTextAsync("#request-print"));
        return request;
    }

    public async Task KeepSecretAsync()
    {
        (string name, string secret) = await page.SaveAsync("Make and save the secret");
        Secret = secret;
        Assert.AreEqual($"{BrowserWorkshop.Node}.unlock-secret", name);
        StringAssert.Matches(secret, new("^[0-9a-f]{64}\n$"));
        Assert.DoesNotContain(secret.TrimEnd(), page.Port.Sent);
        await page.ChooseAsync("secret", name, secret);
        await page.SeesAsync("The secret is saved, and the box has it.");
        await LookAsync("secret");
        await page.PressAsync("Continue");
        await page.AtAsync("commit");
    }

    public async Task CommitAsync()
    {
        await LookAsync("commit");
        await page.PressAsync("Put into effect");
        await page.AtAsync("test");
    }

    public async Task TestAsync()
    {
        await page.PressAsync("Begin the test");
        await page.SeesAsync("All that was tested works.");
        await page.SeesAsync("Proven: the broker has acknowledged the box.");
        await LookAsync("test");
        await page.PressAsync("Continue");
        await page.AtAsync("lock");
    }

    public async Task LockAsync()
    {
        await LookAsync("lock");
        await page.PressAsync("Lock the box");
        await page.AtAsync("done");
    }

    public async Task<string> FinishAsync()
    {
        await page.Page.FillAsync("#field-person", "ada");
        await LookAsync("done");
        (string name, string ledger) = await page.SaveAsync("Save the ledger line");
        Assert.AreEqual($"{BrowserWorkshop.Node}.ledger.csv", name);
        return ledger;
    }

    /// <summary>All that needs no network.</summary>
    public async Task PrepareAsync()
    {
        await ConnectAsync();
        await TellWhoAsync();
        await TellNetworkAsync();
        await TellBrokerAsync();
        await TellPolicyAsync();
        await BringCertificateAsync();
        await KeepSecretAsync();
        await CommitAsync();
    }

    private Task LookAsync(string step)
    {
        return Looks ? page.LookAtAsync(step) : Task.CompletedTask;
    }
}
