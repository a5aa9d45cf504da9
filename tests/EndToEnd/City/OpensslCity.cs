using CliWrap;
using CliWrap.Buffered;
using EdgeNode.City;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A city's authority that is the openssl command, with what it issues to broker and receiver.</summary>
internal sealed class OpensslCity
{
    private const string ExampleNode = "kx7q22";
    private const string ExampleChallenge = "0123456789abcdef0123456789abcdef";

    private readonly string _folder;

    private OpensslCity(string folder)
    {
        _folder = folder;
    }

    /// <summary>The authority's certificate.</summary>
    public string AuthorityFile => Path.Combine(_folder, "ca.crt");

    /// <summary>Certificate and key of the broker on 127.0.0.1.</summary>
    public PemFiles Broker => FilesOf("broker");

    /// <summary>Certificate and key of the receiver.</summary>
    public PemFiles Receiver => FilesOf("receiver");

    /// <summary>Whether the command is there; says so where it is not.</summary>
    public static async Task<bool> IsThereAsync()
    {
        bool isThere = !OperatingSystem.IsWindows()
            && (await new Command("/bin/sh").WithArguments(["-c", "command -v openssl"]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync()).ExitCode == 0;
        if (!isThere)
        {
            Console.WriteLine("skipped: needs the openssl command, and a shell");
        }

        return isThere;
    }

    /// <summary>Makes an authority, and issues what broker and receiver need.</summary>
    public static async Task<OpensslCity> MakeAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        OpensslCity city = new(folder);
        await city.RunAsync(["req", "-x509", .. NewKey, "-days", "9", "-subj", "/CN=City CA", "-keyout", "ca.key", "-out", "ca.crt"]);
        await city.IssueAsync("broker", "-addext", "subjectAltName=IP:127.0.0.1");
        await city.IssueAsync("receiver");
        return city;
    }

    /// <summary>The authority's answer to a request, PEM, by the line that docs/console.md prints.</summary>
    /// <param name="request">The request, PEM.</param>
    /// <param name="subject">Another subject; null for the request's own.</param>
    public async Task<string> SignAsync(string request, string? subject = null)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "box.csr"), request);
        string line = Printed("openssl x509 -req ");
        await DoAsync(subject is null ? line : $"{line} -subj '{subject}'");
        return await File.ReadAllTextAsync(Path.Combine(_folder, "box.crt"));
    }

    /// <summary>The response to a challenge of <c>unlock</c>, by the line that docs/console.md prints.</summary>
    /// <param name="secret">The box's secret in hexadecimal digits.</param>
    /// <param name="node">The box's node id.</param>
    /// <param name="challenge">The challenge in hexadecimal digits.</param>
    public async Task<string> ResponseAsync(string secret, string node, string challenge)
    {
        string line = Printed("printf %s \"edgenode unlock\" ").Replace(ExampleNode, node, StringComparison.Ordinal)
            .Replace(ExampleChallenge, challenge, StringComparison.Ordinal);
        Assert.Contains($" {node} {challenge} ", line);
        BufferedCommandResult end = await DoAsync($"SECRET={secret}\n{line}");
        return end.StandardOutput.TrimEnd('\n').Split(' ')[^1];
    }

    private static string[] NewKey => ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc"];

    private Task IssueAsync(string name, params string[] more)
    {
        return RunAsync(
        [
            "req", "-x509", "-CA", "ca.crt", "-CAkey", "ca.key", .. NewKey, "-days", "8", "-addext", "basicConstraints=critical,CA:FALSE",
            "-subj", $"/CN={name}", "-keyout", $"{name}.key", "-out", $"{name}.crt", .. more,
        ]);
    }

    private PemFiles FilesOf(string name)
    {
        return new PemFiles(AuthorityFile, Path.Combine(_folder, $"{name}.crt"), Path.Combine(_folder, $"{name}.key"), Fingerprint: "");
    }

    // The page's line, as somebody copies it from there.
    private static string Printed(string beginning)
    {
        return File.ReadLines(Path.Combine(SourceTree.Root, "docs", "console.md"))
            .Single(line => line.StartsWith("    " + beginning, StringComparison.Ordinal)).Trim();
    }

    private async Task<BufferedCommandResult> DoAsync(string script)
    {
        return await new Command("/bin/sh").WithArguments(["-c", script]).WithWorkingDirectory(_folder).ExecuteBufferedAsync();
    }

    private async Task RunAsync(string[] arguments)
    {
        await new Command("openssl").WithArguments(arguments).WithWorkingDirectory(_folder).ExecuteBufferedAsync();
    }
}
