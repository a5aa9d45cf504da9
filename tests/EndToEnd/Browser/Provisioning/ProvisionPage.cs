using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EdgeNode.Browser.Tests;

/// <summary>docs/provision/index.html, opened from its file in Chromium, and somebody before it.</summary>
internal sealed class ProvisionPage : IAsyncDisposable
{
    /// <summary>Width of a phone's screen in CSS pixels.</summary>
    public const int Phone = 360;

    /// <summary>Width of a desk's screen in CSS pixels.</summary>
    public const int Desk = 1280;

    private const float LimitMs = 30_000;

    private static readonly string Folder = Path.Combine(SourceTree.Root, "docs", "provision");

    private readonly List<string> _requests = [];
    private readonly List<string> _faults = [];

    private ProvisionPage(IPage page, BridgedPort port)
    {
        Page = page;
        Port = port;
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>The cable.</summary>
    public BridgedPort Port { get; }

    /// <summary>Opens it; null where there is no browser.</summary>
    /// <param name="port">The cable.</param>
    /// <param name="width">Width of the screen in CSS pixels.</param>
    /// <param name="theme">What the reader prefers.</param>
    public static async Task<ProvisionPage?> OpenAsync(BridgedPort port, int width = Desk, ColorScheme theme = ColorScheme.Light)
    {
        if (await Chromium.OpenAsync(width, theme) is not IPage page)
        {
            return null;
        }

        page.SetDefaultTimeout(LimitMs);
        ProvisionPage opened = new(page, port);
        page.Request += (_, request) => opened._requests.Add(request.Url);
        page.PageError += (_, fault) => opened._faults.Add(fault);
        page.Console += (_, message) => opened._faults.AddRange(message.Type == "error" ? [message.Text] : Array.Empty<string>());
        await page.RouteAsync("http*://**", route => route.AbortAsync());
        await port.AttachAsync(page);
        await page.GotoAsync(new Uri(Path.Combine(Folder, "index.html")).AbsoluteUri);
        return opened;
    }

    /// <summary>Presses a button of the step that is shown.</summary>
    public Task PressAsync(string name)
    {
        return Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
    }

    /// <summary>Types into the field of a setting.</summary>
    public Task TypeAsync(string setting, string value)
    {
        return Page.FillAsync($"#field-{setting}", value);
    }

    /// <summary>Chooses a file.</summary>
    /// <param name="place">Where: site, roots, policy, certificate, secret or unlock.</param>
    /// <param name="name">Its name.</param>
    /// <param name="content">What is in it.</param>
    public Task ChooseAsync(string place, string name, byte[] content)
    {
        return Page.SetInputFilesAsync($"#{place}-file", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
    }

    /// <summary>Chooses a file of text.</summary>
    public Task ChooseAsync(string place, string name, string content)
    {
        return ChooseAsync(place, name, Encoding.UTF8.GetBytes(content));
    }

    /// <summary>Presses a button that saves a file; gives the file's text.</summary>
    public async Task<(string Name, string Text)> SaveAsync(string button)
    {
        IDownload download = await Page.RunAndWaitForDownloadAsync(() => PressAsync(button));
        return (download.SuggestedFilename, await File.ReadAllTextAsync(await download.PathAsync()));
    }

    /// <summary>Waits until a step is shown, and nothing is under way.</summary>
    public async Task AtAsync(string step)
    {
        try
        {
            await Page.WaitForFunctionAsync($"() => !isWorking && (shownStep === '{step}' || !document.getElementById('problem').hidden)");
        }
        catch (TimeoutException)
        {
            // Told below, with what is shown instead.
        }

        bool isThere = await Page.EvaluateAsync<bool>($"shownStep === '{step}' && document.getElementById('problem').hidden");
        Assert.IsTrue(isThere, $"the step {step} is not shown, but: {await ShownAsync()}");
    }

    /// <summary>Waits for a text of the step that is shown.</summary>
    public async Task SeesAsync(string text)
    {
        try
        {
            await Page.GetByText(text).First.WaitForAsync();
        }
        catch (TimeoutException)
        {
            Assert.Fail($"'{text}' is not shown, but: {await ShownAsync()}");
        }
    }

    /// <summary>Waits for a problem that is told; gives its text.</summary>
    public async Task<string> ProblemAsync()
    {
        await Page.WaitForFunctionAsync("() => !isWorking && !document.getElementById('problem').hidden");
        return await Page.InnerTextAsync("#problem p");
    }

    /// <summary>Has axe look at the step, in both themes; keeps pictures where they are wanted; nothing may be wider than the screen.</summary>
    public async Task LookAtAsync(string name)
    {
        int width = Page.ViewportSize!.Width;
        foreach (ColorScheme theme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = theme });
            await ScreenTests.KeepAsync(Page, $"provision-{name}-{width}-{theme}.png");
            int faults = _faults.Count;
            AxeResult result = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
            // Axe fetches the style itself, which the page's policy forbids.
            _faults.RemoveRange(faults, _faults.Count - faults);
            Assert.IsNotEmpty(result.Passes, "axe looked at nothing");
            Assert.IsEmpty(result.Violations, $"{name}, {theme}: {string.Join('\n', result.Violations.Select(found => $"{found.Id}: {found.Help}: {found.Nodes[0].Html}"))}");
        }

        Assert.AreEqual(width, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), name);
    }

    /// <summary>Nothing but the page's own files was asked for, and no script has failed.</summary>
    public void AssertAlone()
    {
        string own = new Uri(Folder).AbsoluteUri;
        Assert.IsEmpty(_requests.Where(url => !url.StartsWith(own, StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal) && !url.StartsWith("data:,", StringComparison.Ordinal)));
        Assert.IsEmpty(_faults, string.Join('\n', _faults));
    }

    private async Task<string> ShownAsync()
    {
        return $"{await Page.InnerTextAsync("main")}\nOn the cable:{await Page.TextContentAsync("#talk")}\n{string.Join('\n', _faults)}";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
    }
}
