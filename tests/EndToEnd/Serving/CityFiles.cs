using System.Globalization;
using System.Text.RegularExpressions;
using EdgeNode.City;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What <c>edgenode receive</c>, a subscriber of the city's broker, has written of a box.</summary>
internal sealed class CityFiles : IDisposable
{
    /// <summary>The file of the summaries.</summary>
    public const string Summaries = "received.jsonl";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly TestFolder _folder;
    private readonly EdgeNodeCommand _receiver;

    private CityFiles(TestFolder folder, EdgeNodeCommand receiver)
    {
        _folder = folder;
        _receiver = receiver;
    }

    /// <summary>Starts to receive.</summary>
    /// <param name="folder">Where the files go.</param>
    /// <param name="receiver">Certificate and key of the receiver, and the authority by which it judges the broker.</param>
    /// <param name="port">Port of the broker on 127.0.0.1.</param>
    public static async Task<CityFiles> StartAsync(TestFolder folder, PemFiles receiver, int port)
    {
        string broker = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        CityFiles files = new(folder, EdgeNodeCommand.Start(
            ["receive", "--out", folder.File(Summaries), "--broker", broker, "--ca", receiver.AuthorityFile, "--cert", receiver.CertificateFile, "--key", receiver.KeyFile]));
        await files._receiver.UntilAsync(() => File.Exists(folder.File(Summaries)));
        return files;
    }

    /// <summary>A file's text so far.</summary>
    public string Read(string name)
    {
        string file = _folder.File(name);
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    /// <summary>Waits for a line of a file.</summary>
    /// <param name="name">The file.</param>
    /// <param name="line">A regular expression.</param>
    public async Task UntilAsync(string name, string line)
    {
        try
        {
            await _receiver.UntilAsync(() => Regex.IsMatch(Read(name), line, RegexOptions.Multiline)).WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{name} has no line {line}: {Read(name)}");
        }
    }

    /// <summary>Ends the receiver, and has <c>edgenode verify</c> look at the summaries.</summary>
    public async Task VerifyAsync()
    {
        _receiver.Interrupt();
        await _receiver.EndAsync();
        CommandResult verified = await EdgeNodeCommand.RunAsync("verify", _folder.File(Summaries));
        Assert.AreEqual(0, verified.ExitCode, verified.Errors);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _receiver.Dispose();
    }
}
