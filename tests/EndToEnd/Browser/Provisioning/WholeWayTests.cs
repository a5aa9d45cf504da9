using EdgeNode.Commissioning;
using EdgeNode.EndToEnd.Tests;

namespace EdgeNode.Browser.Tests;

/// <summary>From a new box to a locked one whose <c>state</c> Mosquitto has, with nothing but the page and files.</summary>
[TestClass]
public class WholeWayTests
{
    [TestMethod]
    [DataRow(ProvisionPage.Phone, false)]
    [DataRow(ProvisionPage.Desk, true)]
    public async Task A_new_box_is_set_up_proven_and_locked_and_axe_finds_nothing_at_any_step(int width, bool isOwnCity)
    {
        using BrowserWorkshop? workshop = await (isOwnCity ? BrowserWorkshop.TryOpenOwnAsync() : BrowserWorkshop.TryOpenAsync());
        if (workshop is null)
        {
            return;
        }

        using CityFiles received = await workshop.ReceiveAsync();
        using FastBox box = new();
        box.Disconnect();
        using BridgedPort port = new(box.Address);
        await using ProvisionPage? page = await ProvisionPage.OpenAsync(port, width);
        if (page is null)
        {
            return;
        }

        Technician technician = new(page, workshop) { Looks = true };
        await technician.PrepareAsync();
        await technician.TestAsync();
        await technician.LockAsync();
        string ledger = await technician.FinishAsync();

        await received.UntilAsync("state.jsonl", "\"state\":\"ready\",.*\"lock\":\"sealed\",\"set\":\"proven\",");
        Assert.Contains("\"baudRate\":115200", port.Options);
        StringAssert.Matches(ledger, new($"^{string.Join(',', LedgerLine.Columns)}\r\n{BrowserWorkshop.Node},square,esp32-devkit-v1,0\\.1\\.0,[0-9a-f]+,[0-9a-f]{{64}},20..-..-..T..:..:..Z,ada,locked\r\n$"));
        Assert.AreEqual(0, await page.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        page.AssertAlone();
    }

    [TestMethod]
    public async Task A_wrong_password_of_the_network_is_told_by_the_test_and_mended()
    {
        using BrowserWorkshop? workshop = await BrowserWorkshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        using BridgedPort port = new(box.Address);
        await using ProvisionPage? page = await ProvisionPage.OpenAsync(port, ProvisionPage.Phone);
        if (page is null)
        {
            return;
        }

        Technician technician = new(page, workshop) { Wifi = "not this one" };
        await technician.PrepareAsync();
        await page.PressAsync("Begin the test");
        await page.SeesAsync("do not work. See what to do beside each.");
        await page.SeesAsync("the access point refused the box; check wifi-password");
        await page.LookAtAsync("test-failed");
        await page.PressAsync("Change the network");
        await page.AtAsync("network");
        technician.Wifi = BrowserWorkshop.Wifi;
        await technician.TellNetworkAsync("commit");
        await technician.CommitAsync();
        await technician.TestAsync();
        page.AssertAlone();
    }
}
