using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace EdgeNode.Browser.Tests;

/// <summary>
/// Web Serial of a page, whose other end is the device of a box. It hands bytes over in pieces of any length, and can do what a cable and
/// its system do to a program: be pulled, be held by another program, run at another speed.
/// </summary>
internal sealed class BridgedPort : IDisposable
{
    private const int GreatestPiece = 40;

    private static readonly string Script = Path.Combine(SourceTree.Root, "tests", "EndToEnd", "Browser", "Provisioning", "web-serial.js");

    private readonly FileStream _device;
    private readonly Random _random = new(7);
    private readonly Queue<byte> _come = new();
    private readonly StringBuilder _sent = new();
    private readonly SemaphoreSlim _news = new(0);
    private bool _isPlugged = true;
    private int _opened;

    /// <summary>Lays the cable to a box; nothing but the bridge may have the device open.</summary>
    public BridgedPort(string address)
    {
        _device = new FileStream(address, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0, useAsync: true);
        _ = ListenAsync();
    }

    /// <summary>What <c>open</c> fails with, by its name in the specification; null where it does not.</summary>
    public string? OpenFault { get; set; }

    /// <summary>Whether somebody chooses the port in the browser's list.</summary>
    public bool IsChosen { get; set; } = true;

    /// <summary>What answers in the box's place, or null for the box.</summary>
    public Func<byte[], byte[]>? Impostor { get; set; }

    /// <summary>Changes what the box says; is told whole lines.</summary>
    public Func<string, string>? Rewrite { get; set; }

    /// <summary>Pulls the cable by itself when the page has sent a line that begins so.</summary>
    public string? PullAfter { get; set; }

    /// <summary>How the page has opened the port, JSON.</summary>
    public string Options { get; private set; } = "";

    /// <summary>All that the page has sent.</summary>
    public string Sent
    {
        get
        {
            lock (_sent)
            {
                return _sent.ToString();
            }
        }
    }

    /// <summary>Gives a page <c>navigator.serial</c>; call it before the page is opened.</summary>
    public async Task AttachAsync(IPage page)
    {
        await page.ExposeFunctionAsync("serialChoose", () => IsChosen);
        await page.ExposeFunctionAsync<string, string>("serialOpen", Open);
        await page.ExposeFunctionAsync<int, Task<string?>>("serialRead", ReadAsync);
        await page.ExposeFunctionAsync<string, Task<bool>>("serialWrite", WriteAsync);
        await page.ExposeFunctionAsync("serialClose", Interrupt);
        await page.AddInitScriptAsync(scriptPath: Script);
    }

    /// <summary>Pulls the cable.</summary>
    public void Pull()
    {
        _isPlugged = false;
        Interrupt();
    }

    /// <summary>Plugs it in again.</summary>
    public void PlugIn()
    {
        Forget();
        _isPlugged = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Pull();
        _device.Dispose();
    }

    // The number of the opening, or the name of a fault.
    private string Open(string options)
    {
        Options = options;
        Forget();
        Interrupt();
        return OpenFault ?? (_isPlugged ? _opened.ToString(CultureInfo.InvariantCulture) : "NetworkError");
    }

    // As a system does when a program opens a port.
    private void Forget()
    {
        lock (_come)
        {
            _come.Clear();
        }
    }

    private void Interrupt()
    {
        _opened++;
        _news.Release();
    }

    // A piece of what has come, in Base64; null for an opening that is over.
    private async Task<string?> ReadAsync(int opening)
    {
        while (true)
        {
            if (opening != _opened || !_isPlugged)
            {
                _news.Release();
                return null;
            }

            lock (_come)
            {
                if (_come.Count > 0)
                {
                    int count = Math.Min(_come.Count, _random.Next(1, GreatestPiece));
                    return Convert.ToBase64String([.. Enumerable.Range(0, count).Select(_ => _come.Dequeue())]);
                }
            }

            await _news.WaitAsync();
        }
    }

    private async Task<bool> WriteAsync(string base64)
    {
        if (!_isPlugged)
        {
            return false;
        }

        byte[] bytes = Convert.FromBase64String(base64);
        string text = Encoding.UTF8.GetString(bytes);
        lock (_sent)
        {
            _sent.Append(text);
        }

        if (Impostor is not null)
        {
            Take(Impostor(bytes));
            return true;
        }

        await _device.WriteAsync(bytes);
        if (PullAfter is not null && text.StartsWith(PullAfter, StringComparison.Ordinal))
        {
            PullAfter = null;
            Pull();
        }

        return true;
    }

    private async Task ListenAsync()
    {
        byte[] piece = new byte[256];
        List<byte> line = [];
        try
        {
            for (int count = await _device.ReadAsync(piece); count > 0; count = await _device.ReadAsync(piece))
            {
                if (Rewrite is null)
                {
                    Take(piece[..count]);
                    continue;
                }

                foreach (byte value in piece[..count])
                {
                    line.Add(value);
                    if (value == '\n')
                    {
                        Take(Encoding.UTF8.GetBytes(Rewrite(Encoding.UTF8.GetString([.. line]))));
                        line.Clear();
                    }
                }
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The box is gone, and so is the test.
        }
    }

    private void Take(byte[] bytes)
    {
        if (!_isPlugged)
        {
            return;
        }

        lock (_come)
        {
            foreach (byte value in bytes)
            {
                _come.Enqueue(value);
            }
        }

        _news.Release();
    }
}
