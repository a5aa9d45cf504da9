using System.Globalization;
using EdgeNode.Authority;
using EdgeNode.City;
using EdgeNode.City.Tests;
using EdgeNode.Commissioning;
using EdgeNode.Composition;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A city's CA in a folder, a broker that it has set up, and what a workshop has beside them: made by the commands that make them.</summary>
internal sealed class Workshop : IDisposable
{
    private readonly TestFolder _folder = new();
    private Mosquitto? _broker;

    private Workshop(int port)
    {
        BrokerPort = port;
    }

    /// <summary>Port of the broker.</summary>
    public int BrokerPort { get; }

    /// <summary>The ledger.</summary>
    public string Ledger => File("ledger.csv");

    /// <summary>The file with the passphrase of the CA.</summary>
    public string PassphraseFile => File("passphrase");

    /// <summary>The site file.</summary>
    public string SiteFile => File("site.txt");

    /// <summary>The four options that name the broker, for its consumer.</summary>
    public string[] Broker =>
    [
        "--broker", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{BrokerPort}"), "--ca", File("broker/consumers/ca.crt"),
        "--cert", File("broker/consumers/watcher.crt"), "--key", File("broker/consumers/watcher.key"),
    ];

    /// <summary>Opens one.</summary>
    /// <param name="hasBroker">Whether its broker runs.</param>
    /// <returns>Null, and a printed line, where this machine lacks something.</returns>
    public static async Task<Workshop?> TryOpenAsync(bool hasBroker = false)
    {
        if (!ServedBox.IsThere())
        {
            return null;
        }

        Workshop workshop = new(Mosquitto.FreePort());
        workshop.WriteSecret("passphrase", "correct-horse-42");
        System.IO.File.WriteAllBytes(workshop.File("policy.txt"), SourceTree.Policy("market-square.txt"));
        workshop.WriteSite();
        await DoAsync("ca", "init", "--authority", workshop.File("ca"), "--root", workshop.File("root"), "--name", "Test", "--passphrase-file", workshop.PassphraseFile, "--root-passphrase-file", workshop.PassphraseFile);
        if (hasBroker)
        {
            await DoAsync(
                "broker", "config", "--authority", workshop.File("ca"), "--out", workshop.File("broker"), "--host", "127.0.0.1",
                "--port", workshop.BrokerPort.ToString(CultureInfo.InvariantCulture), "--consumer", "watcher", "--passphrase-file", workshop.PassphraseFile);
            workshop._broker = await workshop.StartBrokerAsync();
            if (workshop._broker is null)
            {
                workshop.Dispose();
                return null;
            }
        }

        return workshop;
    }

    /// <summary>A file or folder of the workshop.</summary>
    public string File(string name)
    {
        return _folder.File(name);
    }

    /// <summary>Writes the site file.</summary>
    /// <param name="changes">Lines in place of those with the same name, or besides; a name alone takes its line out.</param>
    public void WriteSite(params string[] changes)
    {
        string[] usual =
        [
            "tenant city", "site market-square-3", "latitude 52520008", "longitude 13404954", "height 350", "wifi-name City Sensors",
            "wifi-password-file wifi-password", "broker-host 127.0.0.1", $"broker-port {BrokerPort}", "policy policy.txt", "authority ca",
            "url https://boxes.example/{node}", "secrets secrets", "ledger ledger.csv", "out .",
        ];
        WriteSecret("wifi-password", "correct horse battery\n");
        string[] names = [.. changes.Select(change => change.Split(' ')[0])];
        WriteSecret("site.txt", string.Join('\n', [.. usual.Where(line => !names.Contains(line.Split(' ')[0])), .. changes.Where(change => change.Contains(' '))]) + "\n");
    }

    /// <summary>Writes a file for its owner alone, or for others too.</summary>
    public void WriteSecret(string name, string text, bool isOpen = false)
    {
        System.IO.File.WriteAllText(File(name), text);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(File(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | (isOpen ? UnixFileMode.OtherRead : 0));
        }
    }

    /// <summary>The command with the site file, without questions.</summary>
    public string[] Line(string port, params string[] more)
    {
        return ["provision", "--port", port, "--site", SiteFile, "--passphrase-file", PassphraseFile, "--yes", .. more];
    }

    /// <summary>Runs it.</summary>
    public Task<CommandResult> ProvisionAsync(string port, params string[] more)
    {
        return EdgeNodeCommand.RunAsync(Line(port, more));
    }

    /// <summary>The ledger's lines without its header; none where there is none yet.</summary>
    public string[] LedgerLines()
    {
        return System.IO.File.Exists(Ledger) ? [.. System.IO.File.ReadAllText(Ledger).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)] : [];
    }

    /// <summary>The states of the ledger's lines of a box, in order.</summary>
    public string States(string node)
    {
        return string.Join(' ', new Ledger(Ledger).Read().Where(line => line.Node == node).Select(line => line.State));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _broker?.Dispose();
        _folder.Dispose();
    }

    private static async Task DoAsync(params string[] arguments)
    {
        CommandResult result = await EdgeNodeCommand.RunAsync(arguments);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
    }

    private async Task<Mosquitto?> StartBrokerAsync()
    {
        using CityAuthority authority = CityAuthority.Open(File("ca"), new LaptopClock(FirmwareVersion.ReleasedUtcMs));
        MosquittoSetup setup = new(File("broker"), authority);
        return await Mosquitto.TryStartAsync(setup.StartCommands.Select(words => string.Join(' ', words)), _folder.Root, BrokerPort);
    }
}
