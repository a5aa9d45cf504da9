using EdgeNode.Composition;
using EdgeNode.EndToEnd.Tests;

namespace EdgeNode.Browser.Tests;

/// <summary>What may be at the other end of the cable, or not, and what the page says of it.</summary>
[TestClass]
public class ConnectTests
{
    [TestMethod]
    public async Task A_browser_without_Web_Serial_is_told_what_to_do_instead()
    {
        using FastBox box = new();
        using BridgedPort port = new(box.Address);
        await using ProvisionPage? page = await ProvisionPage.OpenAsync(port, ProvisionPage.Phone);
        if (page is null)
        {
            return;
        }

        await page.Page.AddInitScriptAsync("delete navigator.serial; delete Navigator.prototype.serial;");
        await page.Page.ReloadAsync();
        await page.SeesAsync("It has no Web Serial.");
        Assert.AreEqual(0, await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Connect" }).CountAsync());
        await page.LookAtAsync("no-web-serial");
    }

    [TestMethod]
    public async Task A_port_that_cannot_be_had_is_told_with_what_to_do()
    {
        await WithAsync(async page =>
        {
            page.Port.IsChosen = false;
            Assert.Contains("No port was chosen", await FailAsync(page));
            page.Port.IsChosen = true;
            page.Port.OpenFault = "NetworkError";
            Assert.Contains("another program holds it", await FailAsync(page));
            page.Port.OpenFault = "InvalidStateError";
            Assert.Contains("another tab", await FailAsync(page));
            await page.LookAtAsync("port-taken");
            page.Port.OpenFault = null;
            await page.PressAsync("Connect");
            await page.AtAsync("who");
        });
    }

    [TestMethod]
    public async Task Noise_and_other_devices_are_told_from_a_box_and_silence_is_waited_for()
    {
        await WithAsync(async page =>
        {
            Random random = new(7);
            page.Port.Impostor = sent =>
            {
                byte[] noise = new byte[3 * sent.Length];
                random.NextBytes(noise);
                return noise;
            };
            Assert.Contains("does not repeat what is sent to it", await FailAsync(page));
            page.Port.Impostor = sent => [.. sent, .. "\r\n-sh: 1: not found\r\nlogin: \r\n"u8];
            Assert.Contains("115200 baud", await FailAsync(page));

            // A box that is switched on later.
            page.Port.Impostor = _ => [];
            await page.PressAsync("Connect");
            await page.SeesAsync("The box does not answer yet");
            page.Port.Impostor = null;
            await page.AtAsync("who");
        });
    }

    [TestMethod]
    public async Task Another_firmware_is_told_and_may_be_gone_on_with()
    {
        Assert.Contains($"const madeFor = \"{FirmwareVersion.Text}\";", File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "provision", "connect.js")));
        await WithAsync(async page =>
        {
            page.Port.Rewrite = line => line.Replace($"firmware: {FirmwareVersion.Text}", "firmware: 9.8.7", StringComparison.Ordinal);
            await page.PressAsync("Connect");
            await page.SeesAsync("9.8.7");
            await page.LookAtAsync("other-version");
            Assert.AreEqual("connect", await page.Page.EvaluateAsync<string>("shownStep"));
            await page.PressAsync("Go on all the same");
            await page.AtAsync("who");
        });
    }

    [TestMethod]
    public async Task A_locked_box_is_opened_with_its_secret_or_wiped()
    {
        using BrowserWorkshop? workshop = await BrowserWorkshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        await WithAsync(async page =>
        {
            Technician technician = new(page, workshop);
            await technician.PrepareAsync();
            await technician.TestAsync();
            await technician.LockAsync();
            await page.PressAsync("Next box");
            await page.AtAsync("connect");
            Assert.AreEqual("", await page.Page.EvaluateAsync<string>("[...document.querySelectorAll('.field input:not(#field-person)')].map(input => input.value).join('')"));
            Assert.AreEqual(0, await page.Page.Locator(".drop.is-taken, input:checked").CountAsync());
            Assert.IsTrue(await page.Page.EvaluateAsync<bool>("session.secret === null && session.request === null"));

            await page.PressAsync("Connect");
            await page.SeesAsync("This box is locked");
            await page.LookAtAsync("locked");
            await page.TypeAsync("locked-node", BrowserWorkshop.Node);
            Assert.Contains("Choose the file", await FailAsync(page, "Open the box"));
            await page.ChooseAsync("unlock", "lamp-8.unlock-secret", new string('0', 64));
            await page.SeesAsync("lamp-8.unlock-secret");
            await page.PressAsync("Open the box");
            Assert.Contains("The box refuses it: ", await page.ProblemAsync());

            await page.ChooseAsync("unlock", $"{BrowserWorkshop.Node}.unlock-secret", technician.Secret);
            while (await page.Page.EvaluateAsync<string>("shownStep") == "connect")
            {
                await page.PressAsync("Open the box");
                await page.Page.WaitForFunctionAsync("() => !isWorking");
            }

            await page.AtAsync("test");
            await page.SeesAsync("Proven");
            await page.PressAsync("Continue");
            await page.Page.CheckAsync("#have-secret");
            await technician.LockAsync();
            await page.PressAsync("Next box");
            await page.PressAsync("Connect");
            await page.SeesAsync("This box is locked");
            await page.Page.GetByText("The secret is lost").ClickAsync();
            Assert.Contains("Tick the line", await FailAsync(page, "Wipe the box"));
            await page.Page.CheckAsync("#wipe-sure");
            await page.PressAsync("Wipe the box");
            await page.AtAsync("who");
            Assert.AreEqual("none", await page.Page.InnerTextAsync("#fact-set"));
        });
    }

    [TestMethod]
    public async Task Names_of_networks_are_text_whatever_is_in_them()
    {
        const string Markup = "<img src=x onerror=alert(1)>";
        const string Quotes = "a\"b\\c";
        await WithAsync(
            async page =>
            {
                await page.PressAsync("Connect");
                await page.AtAsync("who");
                await page.Page.EvaluateAsync("goTo('network')");
                await page.SeesAsync(Markup);
                Assert.AreEqual(0, await page.Page.Locator("#networks img").CountAsync());
                Assert.IsTrue(await page.Page.GetByLabel("\\u{1b}[2Jred").IsDisabledAsync());
                await page.Page.GetByLabel(Quotes).CheckAsync();
                await page.Page.CheckAsync("#open-network");
                await page.Page.Locator("#step-network button[type=submit]").ClickAsync();
                await page.AtAsync("broker");
                Assert.AreEqual(Quotes, await page.Page.EvaluateAsync<string>("valueOf('wifi-name')"));
                Assert.Contains(Markup, (await page.Page.TextContentAsync("#talk"))!);
                Assert.AreEqual(0, await page.Page.Locator("img").CountAsync());
            },
            new(Markup, -40, ""),
            new("\u001b[2Jred", -50, ""),
            new(Quotes, -60, ""));
    }

    private static async Task<string> FailAsync(ProvisionPage page, string button = "Connect")
    {
        await page.PressAsync(button);
        return await page.ProblemAsync();
    }

    private static async Task WithAsync(Func<ProvisionPage, Task> visit, params Virtual.AccessPoint[] around)
    {
        using FastBox box = new(around);
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
