using EdgeNode.EndToEnd.Tests;
using Microsoft.Playwright;

namespace EdgeNode.Browser.Tests;

/// <summary>
/// The client of improv-wifi.com, as npm gives it (Apache-2.0), sets a box's network over the same cable. It is no part of
/// the project.
/// </summary>
[TestClass]
public class ImprovClientTests
{
    private const string Package = "improv-wifi-serial-sdk";
    private const string Version = "2.8.1";
    private const string Integrity = "KU2D7bNbdUDUX0JK2nQGTGTuxJNH+loXyMR6DXBIzAh4/2dwiR2cxK0igvl+dLWjf4wRv43iUn/eQuUClw5V3g==";

    // An address that nobody has: the test answers for it.
    private const string Origin = "https://improv.test/";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private const string Conversation = """
        async () => {
          const { ImprovSerial } = await import("/dist/serial.js");
          const port = await navigator.serial.requestPort();
          await port.open({ baudRate: 115200 });
          const quiet = { log() {}, debug() {}, error() {} };
          const client = new ImprovSerial(port, quiet);
          const info = await client.initialize(20000);
          const before = client.state;
          const networks = await client.scan();
          const refused = await client.provision("City Sensors", "short").then(() => "taken", (fault) => String(fault));
          await client.provision("City Sensors", "correct horse battery");
          const after = client.state;
          await client.close();
          return JSON.stringify({ info, before, networks, refused, after, next: client.nextUrl ?? null });
        }
        """;

    private const string Show = """
        async () => {
          const port = await navigator.serial.requestPort();
          const writer = port.writable.getWriter();
          const reader = port.readable.getReader();
          await writer.write(new TextEncoder().encode("show\n"));
          let text = "";
          while (!/staged changes: [^\n]*\n/.test(text)) {
            text += new TextDecoder().decode((await reader.read()).value);
          }
          return text;
        }
        """;

    [TestMethod]
    public async Task It_finds_the_box_scans_and_stages_a_network()
    {
        if (await NpmPackage.FetchAsync(Package, Version, Integrity) is not { } package || await Chromium.OpenAsync(ProvisionPage.Desk) is not IPage page)
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        using BridgedPort port = new(box.Address);
        await port.AttachAsync(page);
        await page.RouteAsync("**/*", route => ServeAsync(route, package));
        await page.GotoAsync(Origin);

        string told = await page.EvaluateAsync<string>(Conversation).WaitAsync(Patience);
        string shown = await page.EvaluateAsync<string>(Show).WaitAsync(Patience);

        Assert.AreEqual(
            """
            {"info":{"firmware":"EdgeNode","version":"0.1.0","name":"EdgeNode","chipFamily":"esp32-devkit-v1","osName":null,"osVersion":null},"before":2,
            "networks":[{"name":"City Sensors","rssi":-58,"secured":true},{"name":"Guests","rssi":-71,"secured":true}],
            "refused":"UNABLE_TO_CONNECT","after":4,"next":null}
            """.ReplaceLineEndings(""),
            told);
        Assert.Contains("\r\nwifi-name: City Sensors\r\nwifi-password: (set)\r\n", shown);
        Assert.Contains("\r\nstaged changes: yes; commit or discard\r\n", shown);
        await page.Context.CloseAsync();
    }

    private static Task ServeAsync(IRoute route, string package)
    {
        string path = new Uri(route.Request.Url).AbsolutePath.TrimStart('/');
        if (path.Length == 0)
        {
            return route.FulfillAsync(new() { ContentType = "text/html", Body = "<!DOCTYPE html><title>Improv</title>" });
        }

        // Its modules name some of each other without the extension, as bundlers allow.
        string file = Path.Combine(package, Path.HasExtension(path) ? path : path + ".js");
        return File.Exists(file) ? route.FulfillAsync(new() { ContentType = "text/javascript", Path = file }) : route.AbortAsync();
    }
}
