using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EdgeNode.City;
using EdgeNode.VirtualUplink;

namespace EdgeNode.Load;

/// <summary>Mosquitto with TLS and persistence as a city runs it, but with senders that may speak for every box.</summary>
internal sealed class LoadBroker : IDisposable
{
    // It ends when its input does, and so with the process that started it, however that one ends.
    private const string UntilEndOfInput = """
        trap : INT
        "$0" -c "$1" 2>"$1.log" &
        cat >/dev/null
        kill $!
        wait
        """;

    private static readonly string[] Paths = ["/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto"];

    private readonly ThrowAwayAuthority _authority;
    private readonly string _folder;
    private Process _process;

    private LoadBroker(ThrowAwayAuthority authority, string folder, int port)
    {
        (_authority, _folder, Port) = (authority, folder, port);
        _process = Start();
    }

    internal static string Host => "127.0.0.1";

    internal int Port { get; }

    /// <summary>Number of Mosquitto's process.</summary>
    internal int ProcessId => int.Parse(File.ReadAllText(Path.Combine(_folder, "store", "mosquitto.pid")));

    /// <summary>Starts one.</summary>
    /// <param name="folder">For certificates, settings and store.</param>
    /// <param name="authority">Issues certificates.</param>
    /// <param name="saving">Lines of mosquitto.conf that say when it saves.</param>
    /// <returns>Null where Mosquitto is not installed.</returns>
    internal static LoadBroker? TryStart(string folder, ThrowAwayAuthority authority, string saving)
    {
        if (!Array.Exists(Paths, File.Exists))
        {
            return null;
        }

        Directory.CreateDirectory(Path.Combine(folder, "store"));
        int port = FreePort();
        PemFiles files = authority.WriteServer(folder);
        File.WriteAllText(Path.Combine(folder, "acl"), """
            pattern write edgenode/1/+/%u/#
            user receiver
            topic read edgenode/1/#

            user receiver2
            topic read edgenode/1/#

            user load0
            topic write edgenode/1/#

            user load1
            topic write edgenode/1/#

            user load2
            topic write edgenode/1/#

            user load3
            topic write edgenode/1/#

            """);
        File.WriteAllText(Path.Combine(folder, "mosquitto.conf"), (Environment.UserName == "root" ? "user root\n" : "") + $"""
            listener {port} 127.0.0.1
            tls_version tlsv1.2
            cafile {files.AuthorityFile}
            certfile {files.CertificateFile}
            keyfile {files.KeyFile}
            require_certificate true
            use_identity_as_username true
            use_username_as_clientid true
            acl_file {folder}/acl
            max_inflight_messages 2000
            max_queued_bytes 2000000000
            max_queued_messages 10000000
            persistence true
            persistence_location {folder}/store/
            pid_file {folder}/store/mosquitto.pid
            {saving}
            log_dest stderr
            log_type error
            log_type warning

            """);
        return new LoadBroker(authority, folder, port);
    }

    /// <summary>Certificate and key of a client.</summary>
    internal ClientCredentials Credentials(string name)
    {
        PemFiles files = Files(name);
        return ClientCredentials.FromPemFiles(files.AuthorityFile, files.CertificateFile, files.KeyFile);
    }

    /// <summary>The same as files.</summary>
    internal PemFiles Files(string name)
    {
        return _authority.WriteClient(Path.Combine(_folder, "clients"), name);
    }

    /// <summary>Ends it by a signal and starts it again.</summary>
    internal void Restart(string signal)
    {
        using (Process kill = Process.Start("kill", [$"-{signal}", $"{ProcessId}"]))
        {
            kill.WaitForExit();
        }

        _process.StandardInput.Close();
        _process.WaitForExit();
        _process = Start();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process Start()
    {
        string program = Array.Find(Paths, File.Exists)!;
        ProcessStartInfo start = new("/bin/sh", ["-c", UntilEndOfInput, program, Path.Combine(_folder, "mosquitto.conf")]) { RedirectStandardInput = true, UseShellExecute = false };
        Process process = Process.Start(start)!;
        while (!CanConnect())
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException("Mosquitto does not start: " + File.ReadAllText(Path.Combine(_folder, "mosquitto.conf.log")));
            }

            Thread.Sleep(20);
        }

        return process;
    }

    private bool CanConnect()
    {
        try
        {
            using TcpClient client = new();
            client.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
