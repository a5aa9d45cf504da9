using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EdgeNode.Browser.Tests;

/// <summary>The pages on a phone and on a desk, by day and by night.</summary>
[TestClass]
public sealed class ScreenTests
{
    private const int Phone = 390;
    private const int Desk = 1280;

    // WCAG 2.2, success criterion 1.4.10: nothing needs a scroll to the side at this width.
    private const int Narrowest = 320;

    public static IEnumerable<object[]> Screens =>
        from page in Pages.Names
        from width in new[] { Phone, Desk }
        from theme in new[] { ColorScheme.Light, ColorScheme.Dark }
        select new object[] { page, width, theme };

    [TestMethod]
    [DynamicData(nameof(Screens))]
    public async Task Axe_finds_nothing(string name, int width, ColorScheme theme)
    {
        if (await Chromium.OpenAsync(Pages.Of(name), width, theme) is not IPage page)
        {
            return;
        }

        await KeepAsync(page, $"{name}-{width}-{theme}.png");
        AxeResult result = await page.RunAxe();

        Assert.IsNotEmpty(result.Passes, "axe looked at nothing");
        Assert.IsEmpty(result.Violations, string.Join('\n', result.Violations.Select(found => $"{found.Id}: {found.Help}: {found.Nodes[0].Html}")));
        await page.Context.CloseAsync();
    }

    [TestMethod]
    [DataRow("report", Narrowest)]
    [DataRow("report", Phone)]
    [DataRow("report", Desk)]
    [DataRow("audit", Narrowest)]
    [DataRow("audit", Phone)]
    [DataRow("audit", Desk)]
    public async Task Nothing_is_wider_than_the_screen(string name, int width)
    {
        if (await Chromium.OpenAsync(Pages.Of(name), width) is not IPage page)
        {
            return;
        }

        Assert.AreEqual(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.Context.CloseAsync();
    }

    [TestMethod]
    [DataRow(Phone)]
    [DataRow(Desk)]
    public async Task The_first_screen_of_the_report_says_that_no_box_has_run_this_firmware(int width)
    {
        if (await Chromium.OpenAsync(Pages.Of("report"), width) is not IPage page)
        {
            return;
        }

        ILocator sentence = page.GetByText("No box has run this firmware on hardware yet");

        LocatorBoundingBoxResult box = (await sentence.BoundingBoxAsync())!;
        Assert.IsLessThan(800, box.Y + box.Height, "below the first screen");
        await page.Context.CloseAsync();
    }

    // For people: what a change did to a page is seen, not read.
    internal static async Task KeepAsync(IPage page, string file)
    {
        if (Environment.GetEnvironmentVariable("EDGENODE_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = true });
        }
    }
}
