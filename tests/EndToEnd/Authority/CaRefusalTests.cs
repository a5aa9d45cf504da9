using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What <c>edgenode ca</c> refuses: in one line, with exit code 2, and with nothing changed.</summary>
[TestClass]
public class CaRefusalTests
{
    private const int PageLength = 4096;
    private const int ShorterThanALine = 900;

    [TestMethod]
    public async Task What_cannot_be_is_told_in_one_line_and_changes_nothing()
    {
        if (!await OpensslCity.IsThereAsync())
        {
            return;
        }

        using CaFolder ca = await CaFolder.MakeAsync();
        string request = await ca.RequestAsync("box", "/CN=kx7q22");
        string output = ca.Files.File("box.crt");
        string[] sign = ["sign", request, "--tenant", "example", "--yes", "--out", output];
        string none = ca.Files.File("none");
        string[] before = Snapshot(ca);

        await RefusesAsync(ca, ["sign", none, "--tenant", "example", "--yes"], "none: found no such file");
        await RefusesAsync(ca, ["sign", ca.Files.Root, "--tenant", "example", "--yes"], "found a folder");
        await RefusesAsync(ca, ["sign", ca.Files.File("box.key"), "--tenant", "example", "--yes"], "found a PRIVATE KEY in PEM");
        await RefusesAsync(ca, ["sign", request, "--yes"], "for whom: found nobody");
        await RefusesAsync(ca, ["sign", request, "--tenant", "example", "--consumer", "a", "--yes"], "found several");
        await RefusesAsync(ca, ["sign", request, "--node", "kx7q22", "--yes"], "--tenant: found none");
        await RefusesAsync(ca, ["sign", request, "--node", "KX7Q22", "--tenant", "example", "--yes", "--out", output], "node: found 'KX7Q22'");
        await RefusesAsync(ca, ["sign", request, "--tenant", "a/b", "--yes", "--out", output], "tenant: found 'a/b'");
        await RefusesAsync(ca, ["sign", request, "--tenant", "example", "--out", output], "--fingerprint HEX or --yes");
        await RefusesAsync(ca, ["sign", request, "--tenant", "example", "--yes", "--out", ca.Files.File("box.key")], "found a file that is no certificate");
        await RefusesAsync(ca, ["sign", request, "--tenant", "example", "--yes", "--out", Path.Combine(none, "x.crt")], "found no such folder");
        await RefusesAsync(ca, ["revoke", "nobody"], "found no such certificate as 'nobody'");
        await RefusesAsync(ca, ["revoke", "kx7q22", "--reason", "bored"], "--reason: found 'bored'");
        await RefusesAsync(ca, ["renew", "nobody"], "found no such certificate as 'nobody'");
        await RefusesAsync(ca, ["renew"], "found no NAME");
        await RefusesAsync(ca, ["renew", "--issuing", "--root", none], "--root: found no root.key in");
        CollectionAssert.AreEqual(before, Snapshot(ca));

        CommandResult signed = await ca.RunAsync(sign[0], sign[1..]);
        Assert.AreEqual(0, signed.ExitCode, signed.Errors);
        string other = await ca.RequestAsync("other", "/CN=kx7q22");
        await RefusesAsync(ca, ["sign", other, "--tenant", "example", "--yes", "--out", output], "another key", "--replace-key");
    }

    [TestMethod]
    public async Task A_passphrase_that_cannot_be_used_is_told_and_never_shown()
    {
        using CaFolder ca = await CaFolder.MakeAsync();
        string file = ca.Files.File("given");
        foreach ((string content, string said) in new[]
        {
            ("", "found nothing"), ("\n", "found nothing"), ("\r\n", "found nothing"), ("a\nb\n", "found several lines"), ("a\tb", "found control characters"),
            ("wrong horse\n", "found another passphrase"), (CaFolder.RootSecret, "found another passphrase"), (new string('x', 5000), "found 5000 bytes"),
        })
        {
            CaFolder.WriteSecret(file, "");
            await File.WriteAllTextAsync(file, content);
            CommandResult end = await EdgeNodeCommand.RunAsync("ca", "crl", "--authority", ca.Folder, "--passphrase-file", file);
            Refuses(end, $"--passphrase-file: {file}: {said}");
            Assert.DoesNotContain("horse", end.Errors);
        }

        CaFolder.WriteSecret(file, CaFolder.Secret + "\r");
        Assert.AreEqual(0, (await EdgeNodeCommand.RunAsync("ca", "crl", "--authority", ca.Folder, "--passphrase-file", file)).ExitCode, "an end of line as Windows writes it");
        Refuses(await EdgeNodeCommand.RunAsync("ca", "crl", "--authority", ca.Folder, "--passphrase-file", ca.Files.File("none")), "found no such file");
        Refuses(await EdgeNodeCommand.RunAsync("ca", "crl", "--authority", ca.Folder), "found no terminal", "--passphrase-file FILE");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Refuses(await EdgeNodeCommand.RunAsync("ca", "crl", "--authority", ca.Folder, "--passphrase-file", file), "others can read", "chmod 600");
        }
    }

    [TestMethod]
    public async Task A_folder_that_cannot_be_written_gives_nothing_out_and_can_be_listed()
    {
        if (!await OpensslCity.IsThereAsync() || !await HasOwnMountsAsync())
        {
            return;
        }

        using CaFolder ca = await CaFolder.MakeAsync();
        string request = await ca.RequestAsync("box", "/CN=kx7q22");
        string[] before = Snapshot(ca);
        string[] sign = ["sign", request, "--tenant", "example", "--yes", "--out", ca.Files.File("box.crt"), "--authority", "/mnt", "--passphrase-file", ca.PassphraseFile];
        const string ReadOnly = "mount --bind \"$1\" /mnt && mount -o remount,ro,bind /mnt && shift && exec \"$@\"";
        Refuses(await MountedAsync(ReadOnly, ca.Folder, ["ca", .. sign]), "/mnt", "cannot be written", "nothing was issued or revoked");
        CommandResult list = await MountedAsync(ReadOnly, ca.Folder, ["ca", "list", "--authority", "/mnt"]);
        Assert.AreEqual(0, list.ExitCode, list.Errors);
        Assert.IsFalse(File.Exists(ca.Files.File("box.crt")));
        CollectionAssert.AreEqual(before, Snapshot(ca));
    }

    [TestMethod]
    public async Task A_full_disk_gives_nothing_out_and_leaves_the_index_as_it_was()
    {
        if (!await OpensslCity.IsThereAsync() || !await HasOwnMountsAsync())
        {
            return;
        }

        using CaFolder ca = await CaFolder.MakeAsync();
        string request = await ca.RequestAsync("box", "/CN=kx7q22");

        // A page of the disk has less room behind the index than a line takes: a part of it is written.
        for (int number = 0; PageLength - (new FileInfo(Path.Combine(ca.Folder, "index.jsonl")).Length % PageLength) > ShorterThanALine; number++)
        {
            await ca.DoAsync("issue", "--consumer", $"consumer-{number}", "--out", ca.Files.Root);
        }

        const string Full = """
            folder=$1; shift
            mount -t tmpfs -o size=64k none /mnt && cp "$folder"/* /mnt && cp /mnt/index.jsonl "$folder"/before
            dd if=/dev/zero of=/mnt/filler bs=1k count=1000 2>/dev/null
            "$@"
            code=$?
            cmp /mnt/index.jsonl "$folder"/before || code=99
            rm -f /mnt/filler
            "$@" || code=98
            exit $code
            """;
        string[] sign = ["ca", "sign", request, "--tenant", "example", "--yes", "--out", ca.Files.File("box.crt"), "--authority", "/mnt", "--passphrase-file", ca.PassphraseFile];
        BufferedCommandResult end = await new Command("unshare").WithArguments(["-rm", "sh", "-c", Full, "sh", ca.Folder, "dotnet", EdgeNodeCommand.File, .. sign]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        Assert.AreEqual(2, end.ExitCode, end.StandardOutput + end.StandardError);
        Assert.Contains("No space left on device", end.StandardError);
    }

    [TestMethod]
    public async Task An_authority_is_not_made_where_there_is_one()
    {
        using CaFolder ca = await CaFolder.MakeAsync();
        string[] before = Snapshot(ca);
        Refuses(await EdgeNodeCommand.RunAsync("ca", "init", "--authority", ca.Folder, "--passphrase-file", ca.PassphraseFile), "found an authority");
        Refuses(await EdgeNodeCommand.RunAsync("ca", "init", "--authority", ca.Files.File("new"), "--root", ca.Folder + "-root", "--passphrase-file", ca.PassphraseFile), "--root: found the root of an authority");
        Refuses(await EdgeNodeCommand.RunAsync("ca", "init", "--authority", ca.Files.File("new"), "--days", "0", "--passphrase-file", ca.PassphraseFile), "--days: found '0'; allowed is a whole number, 1 to 3650");
        Assert.IsFalse(Path.Exists(ca.Files.File("new")));
        CollectionAssert.AreEqual(before, Snapshot(ca));
    }

    [TestMethod]
    public async Task The_list_has_what_ends_soonest_first_and_warns_of_it()
    {
        using CaFolder ca = await CaFolder.MakeAsync("--days", "400", "--other-days", "20", "--crl-days", "10");
        await ca.DoAsync("issue", "--node", "kx7q22", "--tenant", "example", "--out", ca.Files.Root);
        await ca.DoAsync("issue", "--consumer", "backend", "--out", ca.Files.Root);
        CommandResult list = await EdgeNodeCommand.RunAsync("ca", "list", "--authority", ca.Folder);
        string[] lines = list.Output.Split('\n');
        Assert.MatchesRegex(@"^\S+ +(19|20)  consumer  backend ", lines[1]);
        Assert.MatchesRegex(@"^\S+ +(399|400)  box +kx7q22 +example ", lines[2]);
        Assert.Contains("warning: crl.pem ends ", list.Errors);
        Assert.Contains("warning: 1 certificate ends within 90 days", list.Errors);
        JsonElement json = JsonDocument.Parse((await EdgeNodeCommand.RunAsync("ca", "list", "--authority", ca.Folder, "--json")).Output).RootElement;
        Assert.AreEqual(2, json.GetProperty("certificates").GetArrayLength());
    }

    private static string[] Snapshot(CaFolder ca)
    {
        return [.. Directory.EnumerateFiles(ca.Files.Root, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock").Order().Select(file => file + Convert.ToHexString(File.ReadAllBytes(file)))];
    }

    private static async Task RefusesAsync(CaFolder ca, string[] command, params string[] said)
    {
        Refuses(await ca.RunAsync(command[0], command[1..]), said);
    }

    private static void Refuses(CommandResult end, params string[] said)
    {
        Assert.AreEqual(2, end.ExitCode, end.Output + end.Errors);
        string line = end.Errors.Split('\n').Single(line => line.StartsWith("edgenode: ", StringComparison.Ordinal));
        Assert.IsTrue(said.All(line.Contains), line);
        Assert.DoesNotContain("   at ", end.Errors);
    }

    private static async Task<bool> HasOwnMountsAsync()
    {
        bool has = OperatingSystem.IsLinux() && (await new Command("unshare").WithArguments(["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync()).ExitCode == 0;
        if (!has)
        {
            Console.WriteLine("skipped: this machine does not let a user mount a disk of their own");
        }

        return has;
    }

    private static async Task<CommandResult> MountedAsync(string script, string folder, string[] arguments)
    {
        BufferedCommandResult end = await new Command("unshare").WithArguments(["-rm", "sh", "-c", script, "sh", folder, "dotnet", EdgeNodeCommand.File, .. arguments]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        return new CommandResult(end.ExitCode, end.StandardOutput, end.StandardError);
    }
}
