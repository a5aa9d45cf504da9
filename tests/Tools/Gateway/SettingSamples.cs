namespace EdgeNode.Tools.Tests;

/// <summary>Values of every setting, and files for those that name one.</summary>
internal sealed class SettingSamples : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgenode-settings-").FullName;

    internal SettingSamples()
    {
        foreach (string name in new[] { "one", "other" })
        {
            File.WriteAllText(PathOf(name), name + "-id\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(PathOf(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        All =
        [
            new("broker", "one.example:8883", "[::1]:1", ["one.example", "one.example:0", "one.example:65536", ":1", "::1:1"], options => $"{options.Broker}"),
            new("ca", PathOf("one"), PathOf("other"), [PathOf("none"), _folder], options => options.Authority.Path),
            new("cert", PathOf("one"), PathOf("other"), [PathOf("none"), _folder], options => options.Certificate.Path),
            new("key", PathOf("one"), PathOf("other"), [PathOf("none"), _folder], options => options.Key.Path),
            new("client-id", "gateway-1", "Gateway_2.x", ["a b", "a/b", "\u00e9", new string('x', 65)], options => options.ClientId),
            new("client-id-file", PathOf("one"), PathOf("other"), [PathOf("none"), _folder], options => $"{options.ClientId} {options.IsClientIdSecret}"),
            new("shared-group", "city", "city-2", ["a/b", "+", "City", new string('x', 33)], options => options.SharedGroup),
            new("tenant", "example", "city-2", ["a/b", "#", "Example", new string('x', 17)], options => options.Tenant),
            new("store", "sqlite:one.db", "postgresql://gateway@db.example/city", ["one.db", "sqlite:", "sqlite::memory:", "postgresql:///city", "Hist=x", $"sqlite:{PathOf("none")}/x.db"], options => options.Store.Shown),
            new("listen", "127.0.0.1:0", "[::1]:9465", ["9464", "127.0.0.1", "localhost:9464", "127.0.0.1:65536", "127.0.0.1:-1", "256.0.0.1:1"], options => options.Listen),
            new("trusted-proxies", "10.0.0.5", "10.0.0.0/24,fd00::1", ["proxy.example", "10.0.0.5,", "10.0.0.0/33", "5"], options => string.Join(' ', options.TrustedProxies)),
            new("otlp-endpoint", "http://127.0.0.1:4317", "https://collector.example/otlp", ["collector:4317", "ftp://x", "http://user:secret@x", "/path"], options => options.OtlpEndpoint),
            new("otlp-protocol", "grpc", "http", ["GRPC", "udp", "0"], options => options.OtlpProtocol),
            new("log-format", "text", "json", ["Text", "xml", "1"], options => options.LogFormat),
            new("log-level", "debug", "error", ["trace", "none", "Warning", "3"], options => options.LogLevel),
            new("earliest-start", "1970-01-01", "2026-06-30", ["2026-6-30", "2026-02-30", "1969-12-31", "2100-01-01", "today"], options => options.Starts.EarliestUtc),
            new("greatest-lead-hours", "0", "8760", ["-1", "8761", "1.5", "1e1"], options => options.Starts.GreatestLead),
            new("unknown-policy-days", "1", "3650", ["0", "3651", "-1"], options => options.UnknownPolicyDays),
            new("quarantine-days", "1", "3650", ["0", "3651", "99999999999"], options => options.QuarantineDays),
            new("document-days", "1", "3650", ["0", "3651"], options => options.DocumentDays),
            new("chain-check-seconds", "1", "3600", ["0", "3601"], options => options.ChainCheckPeriod),
            new("receive-maximum", "1", "65535", ["0", "65536"], options => options.ReceiveMaximum),
        ];
    }

    internal IReadOnlyList<SettingSample> All { get; }

    /// <summary>Options without which there is no gateway, but for one of them.</summary>
    internal Dictionary<string, string> Needed(string? without = null)
    {
        Dictionary<string, string> needed = new() { ["broker"] = "needed.example:8883", ["ca"] = PathOf("one"), ["cert"] = PathOf("one"), ["key"] = PathOf("one") };
        if (without is not null)
        {
            needed.Remove(without);
        }

        return needed;
    }

    /// <summary>Writes a file of settings.</summary>
    internal string Config(string json)
    {
        File.WriteAllText(PathOf("gateway.json"), json);
        return PathOf("gateway.json");
    }

    internal string PathOf(string name)
    {
        return Path.Combine(_folder, name);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
    }
}
