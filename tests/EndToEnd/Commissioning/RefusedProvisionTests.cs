using System.Diagnostics;
using System.Globalization;
using EdgeNode.Virtual;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What <c>edgenode provision</c> refuses: each in one line, before the box is told anything.</summary>
[TestClass]
public class RefusedProvisionTests
{
    [TestMethod]
    [DataRow("--cert-in a.crt", "--cert-in: found without --csr-out; allowed: the two together")]
    [DataRow("--csr-out a.csr --issuer ca.crt", "--issuer: found without --cert-in; allowed: the two together")]
    [DataRow("--csr-out a.csr --authority ca", "--csr-out and --authority: found both; allowed: one of the two")]
    [DataRow("--csr-out a.csr --broker-config b", "--csr-out and --broker-config: found both; allowed: one of the two")]
    [DataRow("--batch b.csv --node a", "--batch and --node: found both; allowed: one of the two")]
    [DataRow("--batch b.csv --replace a", "--batch and --replace: found both; allowed: one of the two")]
    [DataRow("--json --quiet", "--json and --quiet: found both; allowed: one of the two")]
    [DataRow("--offline --broker h:1 --ca a --cert b --key c", "--offline and --broker: found both; allowed: one of the two")]
    [DataRow("--broker h:1", "--broker, --ca, --cert and --key belong together: found no --ca, --cert, --key; ")]
    [DataRow("--node Kx", "--node: found Kx; allowed: 1 to 16 of a-z0-9-; ")]
    [DataRow("--site no-such-file", "--site: no-such-file: found no such file; allowed: a site file")]
    [DataRow("--batch no-such-file", "--batch: no-such-file: found no such file; allowed: a table")]
    [DataRow("--colour", "provision: found '--colour'; ")]
    public async Task Options_that_make_no_sense(string options, string expected)
    {
        CommandResult result = await EdgeNodeCommand.RunAsync(["provision", "--port", "/dev/no-such-port", "--yes", .. options.Split(' ')]);
        RequireOneLine(result, expected, hasTry: true);
    }

    [TestMethod]
    [DataRow("policy no-policy.txt", "policy: ", "no-policy.txt: found no such file; ")]
    [DataRow("policy site.txt", "policy: ", "site.txt:1: found ")]
    [DataRow("ca-crt policy.txt", "ca-crt: ", "policy.txt: found no certificate; allowed: ")]
    [DataRow("url http://boxes.example", "", "url: found 'http://boxes.example'; allowed is an address that begins with https://")]
    [DataRow("wifi-name", "", "found no wifi-name; needed: ")]
    [DataRow("authority no-such-folder", "", "no-such-folder")]
    [DataRow("authority", "", "found nobody who signs, and the box has no certificate; allowed: --authority DIR")]
    public async Task Site_files_that_cannot_be_followed(string change, string place, string expected)
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        using FastBox box = new(TcpServicePort.Open(0), new MemoryStore(), seed: 1);
        using PulledCable cable = new();
        cable.PlugInto(box.Address);
        workshop.WriteSite(change);
        CommandResult result = await workshop.ProvisionAsync(cable.Address, "--node", "kx7q22", "--quiet");
        RequireOneLine(result, expected, place);
        Assert.IsEmpty(cable.Told.Where(line => line.StartsWith("set ", StringComparison.Ordinal)).ToArray());
        Assert.IsFalse(Directory.Exists(workshop.File("secrets")));
    }

    [TestMethod]
    public async Task A_passphrase_file_that_is_wrong_or_open_to_others_before_the_box_is_told_anything()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        workshop.WriteSecret("passphrase", "another one");
        RequireOneLine(await workshop.ProvisionAsync("/dev/no-such-port"), "--passphrase-file: ", "passphrase: found another passphrase; ");
        workshop.WriteSecret("passphrase", "");
        RequireOneLine(await workshop.ProvisionAsync("/dev/no-such-port"), "--passphrase-file: ", "passphrase: found nothing; ");
    }

    [TestMethod]
    public async Task A_box_of_another_firmware_version_and_what_is_no_box()
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        using StrangeDevice newer = ScriptedBox.Start(line => line switch
        {
            "version" => ["firmware: 0.2.0", "board: esp32-devkit-v1", "ok"],
            "status" => ["box: running", "lock: open; nothing is counted or measured", "set: none", "ok"],
            _ => ["error no-command"],
        });
        using TestFolder folder = new();
        string[] more = ["--yes", "--quiet", "--ledger", folder.File("ledger.csv")];
        RequireOneLine(
            await EdgeNodeCommand.RunAsync(["provision", "--port", newer.Address, .. more]),
            $"{newer.Address}: found a box with firmware 0.2.0; allowed: 0.1.0, which this edgenode is made for; ");
        using StrangeDevice noise = new(_ => [0xff, 0x80, 0x0a]);
        RequireOneLine(await EdgeNodeCommand.RunAsync(["provision", "--port", noise.Address, .. more]), $"{noise.Address}: found answers that are not those of a box; ");
        RequireOneLine(await EdgeNodeCommand.RunAsync(["provision", "--port", "/dev/no-such-port", .. more]), "/dev/no-such-port: there is no such port; ");
    }

    [TestMethod]
    public async Task Another_program_at_the_port()
    {
        if (!ServedBox.IsThere() || !OperatingSystem.IsLinux())
        {
            return;
        }

        using TestFolder folder = new();
        using StrangeDevice device = new(_ => []);
        using Process other = Process.Start("/bin/sh", ["-c", $"exec sleep 60 < {device.Address}"]);
        try
        {
            RequireOneLine(
                await EdgeNodeCommand.RunAsync("provision", "--port", device.Address, "--yes", "--quiet", "--ledger", folder.File("ledger.csv")),
                string.Create(CultureInfo.InvariantCulture, $"{device.Address}: sleep (process {other.Id}) has it open; "));
        }
        finally
        {
            other.Kill();
            other.WaitForExit();
        }
    }

    [TestMethod]
    public async Task A_box_of_another_node_unless_it_is_to_be_renamed()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        using FastBox box = new(TcpServicePort.Open(0), new MemoryStore(), seed: 1);
        Assert.AreEqual(0, (await workshop.ProvisionAsync(box.Address, "--node", "kx7q22", "--offline")).ExitCode);
        CommandResult other = await workshop.ProvisionAsync(box.Address, "--node", "ab2c34", "--offline", "--quiet");
        RequireOneLine(other, $"{box.Address}: the box is node kx7q22, --node says ab2c34; allowed: its own box, or --rename ");
        CommandResult renamed = await workshop.ProvisionAsync(box.Address, "--node", "ab2c34", "--offline", "--rename");
        Assert.AreEqual(0, renamed.ExitCode, renamed.Errors);
        Assert.Contains("\nkey: request ", renamed.Errors);
        Assert.AreEqual("prepared", workshop.States("ab2c34"));
        CommandResult itself = await workshop.ProvisionAsync(box.Address, "--replace", "ab2c34", "--quiet");
        RequireOneLine(itself, "--replace: found ab2c34, the id of this box; ");
    }

    private static void RequireOneLine(CommandResult result, string expected, bool hasTry = false)
    {
        RequireOneLine(result, "", expected, hasTry);
    }

    private static void RequireOneLine(CommandResult result, string place, string expected, bool hasTry = false)
    {
        string[] lines = result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.AreEqual(2, result.ExitCode, result.Errors);
        Assert.Contains(expected, lines[0]);
        Assert.Contains(place, lines[0]);
        Assert.StartsWith("edgenode: ", lines[0]);
        Assert.IsTrue(lines.Length == 1 || (hasTry && lines[1].StartsWith("Try: ", StringComparison.Ordinal)), result.Errors);
        Assert.AreEqual("", result.Output);
    }
}
