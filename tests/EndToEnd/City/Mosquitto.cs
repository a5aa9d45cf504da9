using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EdgeNode.City.Tests;

/// <summary>
/// Debian's Mosquitto on a free port of 127.0.0.1, set up as a city would: client certificates required, the certificate's
/// name as user name and client id, an ACL file that lets a node write below its own name only.
/// </summary>
internal sealed class Mosquitto : IDisposable
{
    private const string NotInstalled = "skipped: mosquitto is not installed (apt-get install mosquitto)";
    private const int MostAttempts = 5;

    // It ends when its input does, and so with the test process, however that one ends. What it prints ends with it too.
    private const string UntilEndOfInput = """
        trap : INT
        "$0" -c "$1" &
        exec >/dev/null 2>&1
        cat
        kill $!
        wait
        """;

    // Debian puts it where an ordinary user's PATH does not go.
    private static readonly string[] Paths = ["/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto", "/opt/homebrew/sbin/mosquitto"];

    private readonly Process _process;

    private Mosquitto(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    internal int Port { get; }

    /// <summary>Starts a broker.</summary>
    /// <param name="folder">Where certificates and configuration are written.</param>
    /// <param name="authority">Whose clients are let in; issues the broker's certificate too.</param>
    /// <param name="tenant">The tenant whose nodes may write.</param>
    /// <returns>Null, and a printed line, where Mosquitto is not installed.</returns>
    internal static Mosquitto? TryStart(string folder, ThrowAwayAuthority authority, string tenant)
    {
        return TryStart(folder, authority.WriteServer, tenant);
    }

    /// <summary>Starts a broker with certificates that somebody else has issued.</summary>
    /// <param name="folder">Where configuration is written.</param>
    /// <param name="writeServer">Gives the broker's certificate and key, and the authority whose clients are let in; is told the folder.</param>
    /// <param name="tenant">The tenant whose nodes may write.</param>
    /// <returns>Null, and a printed line, where Mosquitto is not installed.</returns>
    internal static Mosquitto? TryStart(string folder, Func<string, PemFiles> writeServer, string tenant)
    {
        string? program = Array.Find(Paths, File.Exists);
        if (program is null)
        {
            Console.WriteLine(NotInstalled);
            return null;
        }

        Directory.CreateDirectory(folder);
        PemFiles files = writeServer(folder);
        string acl = Path.Combine(folder, "acl");
        File.WriteAllText(acl, $"""
            user receiver
            topic read edgenode/1/#

            pattern write edgenode/1/{tenant}/%u/#
            pattern read edgenode/1/{tenant}/%u/inbox

            """);
        for (int attempt = 1; ; attempt++)
        {
            int port = FreePort();
            string configuration = Path.Combine(folder, "mosquitto.conf");
            File.WriteAllText(configuration, Configuration(port, files, acl));
            if (TryStart(program, configuration, out Process? process, out string said))
            {
                return new Mosquitto(process!, port);
            }

            // Somebody else may have taken the port between the look and the start.
            if (attempt == MostAttempts)
            {
                throw new InvalidOperationException("Mosquitto does not start: " + said);
            }
        }
    }

    /// <summary>Starts a broker by the lines that <c>edgenode broker config</c> prints, of which the last starts it.</summary>
    /// <param name="lines">Lines for a shell.</param>
    /// <param name="folder">The folder of the test, which is closed to others and must not be to the user that Mosquitto becomes.</param>
    /// <param name="port">The port in its settings.</param>
    /// <returns>Null, and a printed line, where Mosquitto is not installed.</returns>
    internal static async Task<Mosquitto?> TryStartAsync(IEnumerable<string> lines, string folder, int port)
    {
        string? program = Array.Find(Paths, File.Exists);
        if (program is null || OperatingSystem.IsWindows())
        {
            Console.WriteLine(NotInstalled);
            return null;
        }

        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute);
        string[] commands = [.. lines.Select(line => line.Trim())];
        Assert.StartsWith("mosquitto -c ", commands[^1]);
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"set -e\n{string.Join('\n', commands)} &\n{UntilEndOfInput[UntilEndOfInput.IndexOf("exec ", StringComparison.Ordinal)..]}"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PATH"] = $"{Path.GetDirectoryName(program)}:{start.Environment["PATH"]}";
        var mosquitto = new Mosquitto(Process.Start(start)!, port);
        using var limit = new CancellationTokenSource(TestCity.Limit);
        while (!await CanConnectAsync(port, limit.Token))
        {
            if (mosquitto._process.HasExited)
            {
                throw new InvalidOperationException("Mosquitto does not start: " + await mosquitto._process.StandardError.ReadToEndAsync(limit.Token));
            }

            await Task.Delay(20, limit.Token);
        }

        _ = mosquitto._process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        return mosquitto;
    }

    /// <summary>A port that nobody listens at.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        End(_process);
    }

    private static async Task<bool> CanConnectAsync(int port, CancellationToken cancel)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancel);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }


    private static void End(Process process)
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static string Configuration(int port, PemFiles files, string acl)
    {
        // Started as root, Mosquitto would drop to a user that cannot read a key of mode 0600.
        string user = Environment.UserName == "root" ? "user root\n" : "";
        // Not 0 for "no limit": Mosquitto 2.0.11 then closes the connection after a publish that the ACL denies.
        return user + $"""
            listener {port} 127.0.0.1
            cafile {files.AuthorityFile}
            certfile {files.CertificateFile}
            keyfile {files.KeyFile}
            tls_version tlsv1.2
            require_certificate true
            use_identity_as_username true
            use_username_as_clientid true
            acl_file {acl}
            max_queued_messages 100000
            persistence false
            log_dest stderr
            log_type all

            """;
    }

    private static bool TryStart(string program, string configuration, out Process? process, out string said)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", UntilEndOfInput, program, configuration])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        process = Process.Start(start)!;
        said = "";
        for (string? line = process.StandardError.ReadLine(); line is not null; line = process.StandardError.ReadLine())
        {
            said += line + "\n";
            if (line.EndsWith(" running", StringComparison.Ordinal))
            {
                // Read on, or it would stop when the pipe is full.
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
                return true;
            }
        }

        End(process);
        process = null;
        return false;
    }
}
