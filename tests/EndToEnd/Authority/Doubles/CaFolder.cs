using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using EdgeNode.Authority;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>An authority that <c>edgenode ca init</c> made, and the openssl command beside it.</summary>
internal sealed class CaFolder : IDisposable
{
    public const string Secret = "correct horse battery staple";
    public const string RootSecret = "in the safe";

    private CaFolder()
    {
        WriteSecret(PassphraseFile, Secret);
        WriteSecret(RootPassphraseFile, RootSecret);
    }

    public TestFolder Files { get; } = new();

    public string Folder => Files.File("city");

    public string PassphraseFile => Files.File("passphrase");

    public string RootPassphraseFile => Files.File("root-passphrase");

    public static async Task<CaFolder> MakeAsync(params string[] more)
    {
        CaFolder ca = new();
        CommandResult end = await EdgeNodeCommand.RunAsync(["ca", "init", "--authority", ca.Folder, "--passphrase-file", ca.PassphraseFile, "--root-passphrase-file", ca.RootPassphraseFile, .. more]);
        Assert.AreEqual(0, end.ExitCode, end.Errors);
        return ca;
    }

    /// <summary>A file with a passphrase, for its owner alone.</summary>
    public static void WriteSecret(string path, string secret)
    {
        SecretFile.Replace(path, System.Text.Encoding.UTF8.GetBytes(secret + "\n"));
    }

    /// <summary>Runs a command of ca with the right passphrase.</summary>
    public Task<CommandResult> RunAsync(string command, params string[] more)
    {
        return EdgeNodeCommand.RunAsync(["ca", command, .. more, "--authority", Folder, "--passphrase-file", PassphraseFile]);
    }

    /// <summary>The same, which has to succeed; gives what it printed as JSON.</summary>
    public async Task<JsonElement> DoAsync(string command, params string[] more)
    {
        CommandResult end = await RunAsync(command, [.. more, "--json"]);
        Assert.AreEqual(0, end.ExitCode, end.Errors);
        return JsonDocument.Parse(end.Output).RootElement;
    }

    /// <summary>Has openssl make a key and a request.</summary>
    public async Task<string> RequestAsync(string name, string subject, params string[] more)
    {
        await OpensslAsync(["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-keyout", Files.File(name + ".key"), "-subj", subject, "-out", Files.File(name + ".csr"), .. more]);
        return Files.File(name + ".csr");
    }

    /// <summary>Runs openssl, which has to succeed; gives what it printed.</summary>
    public async Task<string> OpensslAsync(params string[] arguments)
    {
        BufferedCommandResult end = await TryOpensslAsync(arguments);
        Assert.AreEqual(0, end.ExitCode, end.StandardError);
        return end.StandardOutput;
    }

    /// <summary>Runs openssl.</summary>
    public async Task<BufferedCommandResult> TryOpensslAsync(params string[] arguments)
    {
        return await new Command("openssl").WithArguments(arguments).WithWorkingDirectory(Files.Root).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
    }

    public void Dispose()
    {
        Files.Dispose();
    }
}
