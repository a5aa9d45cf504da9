using Microsoft.Playwright;

namespace EdgeNode.Browser.Tests;

/// <summary>Debian's Chromium, one for all tests: it takes a second to start.</summary>
[TestClass]
public static class Chromium
{
    private const string NotInstalled = "skipped: chromium is not installed (apt-get install chromium)";

    private static readonly string[] Paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    [AssemblyInitialize]
    public static async Task StartAsync(TestContext context)
    {
        if (Array.Find(Paths, File.Exists) is not string program)
        {
            Console.WriteLine(NotInstalled);
            return;
        }

        _playwright = await Playwright.CreateAsync();
        // A container has no user namespaces for Chromium's sandbox; the only pages that it opens here are the project's own.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
    }

    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a page, which is closed with the context that it is in; null where there is no browser.</summary>
    /// <param name="html">The page.</param>
    /// <param name="width">Width of the screen in CSS pixels.</param>
    /// <param name="theme">What the reader prefers.</param>
    internal static async Task<IPage?> OpenAsync(string html, int width = 1280, ColorScheme theme = ColorScheme.Light)
    {
        if (await OpenAsync(width, theme) is not IPage page)
        {
            return null;
        }

        await page.SetContentAsync(html);
        return page;
    }

    /// <summary>Opens an empty page in a context of its own; null where there is no browser.</summary>
    /// <param name="width">Width of the screen in CSS pixels.</param>
    /// <param name="theme">What the reader prefers.</param>
    internal static async Task<IPage?> OpenAsync(int width, ColorScheme theme = ColorScheme.Light)
    {
        if (_browser is null)
        {
            return null;
        }

        IBrowserContext context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = theme });
        return await context.NewPageAsync();
    }
}
