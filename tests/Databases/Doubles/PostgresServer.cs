using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace EdgeNode.Databases.Tests;

/// <summary>
/// Debian's PostgreSQL on a free port of 127.0.0.1, with a cluster of its own that lives as long as the test process. Each test has a
/// database of its own in it.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    // Not as root, which PostgreSQL refuses. It ends when its input does, and so with the test process, however that one ends.
    private const string UntilEndOfInput = """
        trap : INT
        "$0" -D "$1" -p "$2" -k "$1" -c listen_addresses=127.0.0.1 -c fsync=on -c max_connections=50 >"$1/log" 2>&1 &
        cat >/dev/null
        kill -INT $! 2>/dev/null
        wait
        """;

    // Only a broken test ever waits so long.
    private const int PatienceMs = 60_000;

    private static readonly Lazy<PostgresServer?> Shared = new(TryStart);

    private readonly string _bin;
    private readonly string _data;
    private Process _process;

    private PostgresServer(string bin, string data, int port, Process process)
    {
        (_bin, _data, Port, _process) = (bin, data, port, process);
    }

    internal int Port { get; }

    /// <summary>Makes a database in the server of this process.</summary>
    /// <returns>Its connection string; null, and a printed line, where PostgreSQL is not installed.</returns>
    internal static async Task<string?> TryCreateDatabaseAsync()
    {
        return Shared.Value is PostgresServer server ? await server.CreateDatabaseAsync() : null;
    }

    /// <summary>Starts a server that is a test's own.</summary>
    /// <returns>Null, and a printed line, where PostgreSQL is not installed.</returns>
    internal static PostgresServer? TryStart()
    {
        string? bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).LastOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            : null;
        if (bin is null)
        {
            Console.WriteLine("skipped: PostgreSQL is not installed (apt-get install postgresql)");
            return null;
        }

        string data = Path.Combine(Path.GetTempPath(), $"edgenode-postgres-{Guid.NewGuid():N}");
        if (Environment.UserName == "root")
        {
            Run("install", "-d", "-o", "postgres", "-m", "700", data);
        }

        Run([.. AsPostgres, Path.Combine(bin, "initdb"), "-D", data, "-U", "edgenode", "-A", "trust", "-E", "UTF8", "--locale=C"]);
        int port = FreePort();
        PostgresServer server = new(bin, data, port, Start(bin, data, port));
        server.WaitUntilItAnswers();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    }

    /// <summary>Makes a database.</summary>
    internal async Task<string> CreateDatabaseAsync()
    {
        string name = $"test_{Guid.NewGuid():N}";
        await using NpgsqlConnection connection = new(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using NpgsqlCommand create = new($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Ends the server as a crash of the machine would, but for what the kernel still writes.</summary>
    internal void Kill()
    {
        int postmaster = int.Parse(File.ReadLines(Path.Combine(_data, "postmaster.pid")).First());
        Run("kill", "-KILL", $"{postmaster}");
        _process.StandardInput.Close();
        _process.WaitForExit();
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Starts it again.</summary>
    internal void Restart()
    {
        // What was killed leaves its children for a moment, and as long as they hold its memory no other server starts.
        for (long until = Environment.TickCount64 + PatienceMs; ;)
        {
            _process = Start(_bin, _data, Port);
            try
            {
                WaitUntilItAnswers();
                return;
            }
            catch (NpgsqlException) when (Environment.TickCount64 < until)
            {
                Thread.Sleep(100);
            }
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
        }

        // The children of one that was killed may write for a moment longer.
        for (long until = Environment.TickCount64 + PatienceMs; Directory.Exists(_data);)
        {
            try
            {
                Directory.Delete(_data, recursive: true);
            }
            catch (IOException) when (Environment.TickCount64 < until)
            {
                Thread.Sleep(100);
            }
        }
    }

    private static string[] AsPostgres => Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : [];

    private static Process Start(string bin, string data, int port)
    {
        string[] command = [.. AsPostgres, "/bin/sh", "-c", UntilEndOfInput, Path.Combine(bin, "postgres"), data, $"{port}"];
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" })!;
    }

    private static void Run(params string[] command)
    {
        ProcessStartInfo start = new(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = "/" };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)}: {errors.Result}");
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string ConnectionString(string database)
    {
        return new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = Port, Username = "edgenode", Database = database, Timeout = 5 }.ConnectionString;
    }

    private void WaitUntilItAnswers()
    {
        for (long until = Environment.TickCount64 + PatienceMs; ;)
        {
            try
            {
                using NpgsqlConnection connection = new(ConnectionString("postgres"));
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (Environment.TickCount64 < until && !_process.HasExited)
            {
                Thread.Sleep(20);
            }
        }
    }
}
