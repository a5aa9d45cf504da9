using EdgeNode.EndToEnd.Tests;

namespace EdgeNode.Browser.Tests;

/// <summary>The page without a mouse: all is reached with Tab, seen where it is, and done with Enter, Space and arrows.</summary>
[TestClass]
public class KeyboardTests
{
    private const int MostStops = 60;

    private static readonly Dictionary<string, string> Values = new()
    {
        ["field-tenant"] = "city",
        ["field-node"] = "lamp-7",
        ["field-site"] = "square",
        ["field-latitude"] = "52520008",
        ["field-longitude"] = "13404954",
        ["field-height"] = "400",
    };

    [TestMethod]
    [DataRow(ProvisionPage.Phone)]
    [DataRow(ProvisionPage.Desk)]
    public async Task Tab_reaches_all_with_a_visible_focus_and_a_network_is_chosen_with_the_arrows(int width)
    {
        using FastBox box = new();
        box.Disconnect();
        using BridgedPort port = new(box.Address);
        await using ProvisionPage? page = await ProvisionPage.OpenAsync(port, width);
        if (page is null)
        {
            return;
        }

        await TabToAsync(page, "connect");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.AtAsync("who");
        Assert.AreEqual("title-who", await FocusAsync(page), "the title of a new step is read");
        foreach ((string field, string value) in Values)
        {
            await TabToAsync(page, field);
            await page.Page.Keyboard.TypeAsync(value);
        }

        await page.Page.Keyboard.PressAsync("Enter");
        await page.AtAsync("network");
        await page.SeesAsync("-71 dBm");
        await TabToAsync(page, "network-0");
        await page.Page.Keyboard.PressAsync("ArrowDown");
        Assert.AreEqual("network-1", await FocusAsync(page));
        Assert.AreEqual("Guests", await page.Page.InputValueAsync("#field-wifi-name"));
        await TabToAsync(page, "open-network");
        await page.Page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "field-wifi-name", "Shift+Tab");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.AtAsync("broker");
        await TabToAsync(page, "roots-file");
        page.AssertAlone();
    }

    // Each stop on the way must be seen: an outline, of the element or of the place that it fills.
    private static async Task TabToAsync(ProvisionPage page, string id, string key = "Tab")
    {
        for (int i = 0; i < MostStops; i++)
        {
            await page.Page.Keyboard.PressAsync(key);
            string seen = await page.Page.EvaluateAsync<string>(
                "getComputedStyle(document.activeElement.type === 'file' ? document.activeElement.parentElement : document.activeElement).outlineStyle");
            string at = await FocusAsync(page);
            Assert.IsTrue(seen != "none" || at.Length == 0, $"the focus on {at} is not seen");
            if (at == id)
            {
                return;
            }
        }

        Assert.Fail($"{id} is not reached");
    }

    private static Task<string> FocusAsync(ProvisionPage page)
    {
        return page.Page.EvaluateAsync<string>("document.activeElement.id");
    }
}
