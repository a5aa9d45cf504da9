using System.Net;
using System.Net.Sockets;
using EdgeNode.City.Tests;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What cannot be used is refused in a line or two, with exit code 2, and changes nothing.</summary>
[TestClass]
public class RefusalTests
{
    [TestMethod]
    public async Task What_cannot_be_used_is_named_in_two_lines_at_most()
    {
        using TestFolder folder = new();
        string underFloor = folder.File("under-floor.txt");
        string policy = File.ReadAllText(Path.Combine(SourceTree.Root, "policies", "market-square.txt"));
        File.WriteAllText(underFloor, policy.Replace("slot 900", "slot 60", StringComparison.Ordinal));
        string trace = folder.File("trace.csv");
        File.WriteAllText(trace, "time_utc,pm25\n2026-01-01T00:00:00Z,4\n2026-01-01T00:01:00Z,four\n");
        string sensors = folder.File("sensors.csv");
        File.WriteAllText(sensors, "time_utc,sensor,count\n2026-01-01T00:00:00Z,east,4\n2026-01-01T00:00:00Z,west,4\n2026-01-01T01:00:00Z,east,4\n2026-01-01T01:00:00Z,west,4\n");
        string blocked = folder.File("blocked");
        File.WriteAllText(blocked, "");
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        string output = folder.File("out");

        await RefusesAsync(["demo", "--board", "nosuch", "--out", output], "nosuch", "esp32-devkit-v1");
        await RefusesAsync(["demo", "--policy", underFloor, "--out", output], "under-floor.txt:4", "60", "900");
        await RefusesAsync(["demo", "--policy", folder.File("none.txt"), "--out", output], "none.txt", "no such file");
        await RefusesAsync(["demo", "--port", $"{port}", "--out", output], $"{port}");
        await RefusesAsync(["demo", "--out", Path.Combine(blocked, "below")], "--out", "blocked");
        await RefusesAsync(["demo", "--days", "0", "--out", output], "--days", "1 to 366");
        await RefusesAsync(["demo", "--days", "1e9", "--out", output], "--days");
        await RefusesAsync(["demo", "--days", "x", "--out", output], "--days");
        await RefusesAsync(["demo", "--port", "abc", "--out", output], "--port");
        await RefusesAsync(["demo", "--seed", "x", "--out", output], "--seed");
        await RefusesAsync(["demo", "--nosuch"], "--nosuch");
        await RefusesAsync(["nosuch"], "edgenode");
        await RefusesAsync(["simulate"], "--trace", "--broker");
        await RefusesAsync(["simulate", "--trace", trace, "--out", output], "trace.csv:3", "pm25", "four");
        await RefusesAsync(["simulate", "--trace", sensors, "--out", output], "east", "west");
        await RefusesAsync(["simulate", "--trace", folder.File("none.csv"), "--out", output], "none.csv");
        await RefusesAsync(["simulate", "--broker", "127.0.0.1"], "--broker");
        await RefusesAsync(["receive", "--broker", "127.0.0.1:1", "--ca", trace, "--cert", trace, "--key", trace], "trace.csv", "certificate");
        await RefusesAsync(["verify", folder.File("none.jsonl")], "none.jsonl");
        await RefusesAsync(["policy", "check", folder.File("none.txt")], "none.txt");
        await RefusesAsync(["audit", "--tree", folder.File("none")], "none", "no such folder");
        await RefusesAsync(["audit", "--tree", folder.Root], "claims.json", "checkout of EdgeNode");
        await RefusesAsync(["audit", "--mutants", "0"], "--mutants", "'0'", "all");
        await RefusesAsync(["audit", "--mutants", "some"], "--mutants", "'some'", "all");
        await RefusesAsync(["audit", "--out", Path.Combine(blocked, "below")], "--out", "blocked");
    }

    [TestMethod]
    public async Task A_folder_with_somebodys_files_is_not_written()
    {
        using TestFolder folder = new();
        string recording = folder.File("street.csv");
        const string Recording = "time_utc,pm25\n2026-01-01T00:00:00Z,4\n2026-01-01T00:01:00Z,4\n";
        File.WriteAllText(recording, Recording);
        await RefusesAsync(["simulate", "--trace", recording, "--out", folder.Root], "street.csv", "not of an earlier run");
        Assert.AreEqual(Recording, File.ReadAllText(recording));
        CollectionAssert.AreEqual(new[] { recording }, Directory.GetFiles(folder.Root));
    }

    [TestMethod]
    public async Task Policy_check_names_line_finding_and_rule()
    {
        using TestFolder folder = new();
        string file = folder.File("policy.txt");
        string policy = File.ReadAllText(Path.Combine(SourceTree.Root, "policies", "market-square.txt"));
        File.WriteAllText(file, policy.Replace("noise 2", "noise 0", StringComparison.Ordinal));

        CommandResult refused = await EdgeNodeCommand.RunAsync("policy", "check", file);
        Assert.AreEqual(1, refused.ExitCode);
        Assert.Contains("policy.txt:5: found 0", refused.Errors);
        IsShort(refused);

        File.WriteAllText(file, policy);
        CommandResult taken = await EdgeNodeCommand.RunAsync("policy", "check", file);
        Assert.AreEqual(0, taken.ExitCode, taken.Errors);
    }

    [TestMethod]
    public async Task Policy_check_warns_of_what_a_lockout_can_never_count()
    {
        using TestFolder folder = new();
        string file = folder.File("policy.txt");
        string policy = File.ReadAllText(Path.Combine(SourceTree.Root, "policies", "market-square.txt"));
        File.WriteAllText(file, policy.Replace("lockout 500", "lockout 8000", StringComparison.Ordinal));
        CommandResult taken = await EdgeNodeCommand.RunAsync("policy", "check", file);
        Assert.AreEqual(0, taken.ExitCode, taken.Errors);
        Assert.Contains("at most 113 in 900 s; never reached: 130 180 260 360", taken.Output);
    }

    [TestMethod]
    public async Task Policy_check_warns_of_a_mean_level_that_one_loud_event_moves()
    {
        using TestFolder folder = new();
        string file = folder.File("policy.txt");
        string policy = File.ReadAllText(Path.Combine(SourceTree.Root, "policies", "market-square.txt"));
        foreach ((string text, bool warns) in new[] { (policy, false), (policy.Replace("stat l50", "stat leq", StringComparison.Ordinal), true) })
        {
            File.WriteAllText(file, text);
            CommandResult taken = await EdgeNodeCommand.RunAsync("policy", "check", file);
            Assert.AreEqual(0, taken.ExitCode, taken.Errors);
            Assert.AreEqual(warns, taken.Output.Contains("sound: stat leq lets one loud event at a quiet time be seen", StringComparison.Ordinal), taken.Output);
        }
    }

    private static async Task RefusesAsync(string[] arguments, params string[] named)
    {
        CommandResult end = await EdgeNodeCommand.RunAsync(arguments);
        string shown = $"edgenode {string.Join(' ', arguments)}\n{end.Errors}";
        Assert.AreEqual(2, end.ExitCode, shown);
        Assert.AreEqual("", end.Output, shown);
        foreach (string word in named)
        {
            Assert.Contains(word, end.Errors, shown);
        }

        IsShort(end);
    }

    private static void IsShort(CommandResult end)
    {
        string[] lines = end.Errors.TrimEnd('\n').Split('\n');
        Assert.IsLessThanOrEqualTo(2, lines.Length, end.Errors);
        Assert.DoesNotContain("   at ", end.Errors);
        Assert.DoesNotContain("Exception", end.Errors);
    }
}
