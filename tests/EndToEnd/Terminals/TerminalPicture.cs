using EdgeNode.Browser.Tests;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A picture of a terminal, for people and for the documents: what was sent, drawn by xterm.js.</summary>
internal static class TerminalPicture
{
    private const string Version = "6.0.0";
    private const string Integrity = "TQwDdQGtwwDt+2cgKDLn0IRaSxYu1tSUjgKarSDkUM0ZNiSRXFpjxEsvc/Zgc5kq5omJ+V0a8/kIM2WD3sMOYg==";

    // The colours of the product's pages by night.
    private const string Draw = """
        ([sent, columns, rows]) => new Promise(done => {
            document.body.innerHTML = '<div id="terminal" style="display: inline-block; padding: 12px; background: #14181d"></div>';
            const terminal = new Terminal({
                cols: columns, rows: rows, fontSize: 15, convertEol: true, cursorInactiveStyle: "none", scrollback: 0,
                theme: { background: "#14181d", foreground: "#e6e6e0", red: "#ff7b72" },
            });
            terminal.open(document.getElementById("terminal"));
            terminal.write(sent, () => requestAnimationFrame(() => requestAnimationFrame(done)));
        })
        """;

    /// <summary>Saves a picture where <c>EDGENODE_SCREENSHOTS</c> says; nothing without it.</summary>
    /// <param name="name">Name of the file, without its end.</param>
    /// <param name="sent">All that the terminal was sent.</param>
    /// <param name="columns">Width of the terminal.</param>
    /// <param name="rows">Height of the picture in lines; what does not fit has scrolled away.</param>
    public static async Task KeepAsync(string name, string sent, int columns, int rows)
    {
        if (Environment.GetEnvironmentVariable("EDGENODE_SCREENSHOTS") is not { Length: > 0 } folder
            || await NpmPackage.FetchAsync("@xterm/xterm", Version, Integrity) is not { } package
            || await Chromium.OpenAsync(width: 1280) is not { } page)
        {
            return;
        }

        await page.AddStyleTagAsync(new() { Path = Path.Combine(package, "css", "xterm.css") });
        await page.AddScriptTagAsync(new() { Path = Path.Combine(package, "lib", "xterm.js") });
        await page.EvaluateAsync(Draw, new object[] { sent, columns, rows });
        await page.Locator("#terminal").ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
        await page.Context.CloseAsync();
    }
}
