using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

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
        await RefusesAsync(["demo", "--policy", folder.Root, "--out", output], folder.Root, "found a folder");
        await RefusesAsync(["simulate"], "--trace", "--broker");
        await RefusesAsync(["simulate", "--broker", "x:1"], "found no --ca, --cert, --key;", "all four");
        await RefusesAsync(["simulate", "--trace", trace, "--speed", "5"], "--speed", "--broker only");
        await RefusesAsync(["simulate", "--trace", trace, "--days", "5"], "--days", "does not go with --trace");
        await RefusesAsync(["simulate", "--trace", folder.Root], folder.Root, "found a folder");
        await RefusesAsync(["simulate", "--trace", trace, "--out", output], "trace.csv:3", "pm25", "four");
        await RefusesAsync(["simulate", "--trace", sensors, "--out", output], "east", "west");
        await RefusesAsync(["simulate", "--trace", folder.File("none.csv"), "--out", output], "none.csv");
        await RefusesAsync(["simulate", "--broker", "127.0.0.1"], "--broker");
        await RefusesAsync(["receive", "--broker", "127.0.0.1:1", "--ca", trace, "--cert", trace, "--key", trace], "trace.csv", "certificate");
        await RefusesAsync(["simulate", "--broker", "127.0.0.1:1", "--ca", folder.Root, "--cert", trace, "--key", trace], folder.Root, "is a folder");
        await RefusesAsync(["receive", "--broker", "x:1", "--ca", trace, "--cert", trace, "--key", trace, "--out", folder.Root], "--out", "found the folder");
        await RefusesAsync(["verify", folder.File("none.jsonl")], "none.jsonl: no such file");
        await RefusesAsync(["verify", folder.Root], folder.Root + ": found a folder");
        await RefusesAsync(["verify", trace], "policy.txt: no such file", "--policy");
        await RefusesAsync(["verify", blocked, "--policy", folder.File("none.txt")], "none.txt: no such file");
        await RefusesAsync(["policy", "check", folder.File("none.txt")], "none.txt: no such file");
        await RefusesAsync(["policy", "check", folder.Root], folder.Root + ": found a folder");
        await RefusesAsync(["policy", "check", "--board", "nosuch", underFloor], "--board", "nosuch", "esp32-devkit-v1");
        await RefusesAsync(["audit", "--tree", blocked], "--tree", "found a file; allowed is a folder");
        await RefusesAsync(["sbom", "--out", blocked], "--out: found the file", "allowed is a folder");
        await RefusesAsync(["flash", "--board", "esp32-devkit-v1", "--stock", "--port", "x", "--firmware", folder.Root], "found a folder");
        await RefusesAsync(["audit", "--tree", folder.File("none")], "none", "no such folder");
        await RefusesAsync(["audit", "--tree", folder.Root], "claims.json", "checkout of EdgeNode");
        await RefusesAsync(["audit", "--mutants", "0"], "--mutants", "'0'", "all");
        await RefusesAsync(["audit", "--mutants", "some"], "--mutants", "'some'", "all");
        await RefusesAsync(["audit", "--out", Path.Combine(blocked, "below")], "--out", "blocked");
    }

    [TestMethod]
    [DataRow("polcy", "found 'polcy'; did you mean policy?")]
    [DataRow("nosuch", "found 'nosuch'; allowed: one of demo, simulate, receive, gateway, verify, audit, policy, sbom, board, flash, provision, console, ca, broker, completion")]
    [DataRow("@words.txt", "found '@words.txt'; allowed: one of demo, simulate, receive, gateway, verify, audit, policy, sbom, board, flash, provision, console, ca, broker, completion")]
    [DataRow("policy", "policy: found no command; allowed: check")]
    [DataRow("policy chek", "policy: found 'chek'; did you mean check?")]
    [DataRow("policy check", "policy check: found no FILE; allowed is edgenode policy check FILE")]
    [DataRow("policy check a b", "policy check: found 'b'; allowed: one FILE")]
    [DataRow("demo extra", "demo: found 'extra'; allowed: options only")]
    [DataRow("demo --dayz 3", "demo: found '--dayz'; did you mean --days?")]
    [DataRow("demo --days", "--days: found no value; allowed is --days N")]
    [DataRow("demo --days 1 --days 2", "--days: found 2 times; allowed is once")]
    [DataRow("demo --out= --quiet", "--out: found an empty text; allowed is one with something in it")]
    [DataRow("simulate --trace t.csv --map time_utc=a --map footfall=b --zone Berlin", "--zone: found 'Berlin'; allowed is a name of the IANA time zone database (did you mean Europe/Berlin?), UTC, or an offset such as +01:00")]
    [DataRow("demo --days x", "--days: found 'x'; allowed is a whole number, 1 to 366")]
    [DataRow("demo --days 0", "--days: found '0'; allowed is a whole number, 1 to 366")]
    [DataRow("demo --days 1e9", "--days: found '1e9'; allowed is a whole number, 1 to 366")]
    [DataRow("demo --days 99999999999999999999", "--days: found '99999999999999999999'; allowed is a whole number, 1 to 366")]
    [DataRow("demo --port 65536", "--port: found '65536'; allowed is a whole number, 0 to 65535")]
    [DataRow("demo --seed -1", "--seed: found '-1'; allowed is a whole number, 0 to 18446744073709551615")]
    [DataRow("simulate --speed NaN", "--speed: found 'NaN'; allowed is a number, 0.001 to 1000000")]
    [DataRow("simulate --broker", "--broker: found no value; allowed is --broker HOST:PORT")]
    [DataRow("receive", "receive: found no --broker, --ca, --cert, --key; needed: --broker, --ca, --cert, --key")]
    [DataRow("receive --broker x:1 --ca y", "receive: found no --cert, --key; needed: --broker, --ca, --cert, --key")]
    [DataRow("gateway --tennant x", "gateway: found '--tennant'; did you mean --tenant?")]
    [DataRow("gateway --store", "--store: found no value; allowed is --store STORE")]
    [DataRow("gateway --listen= --tenant x", "--listen: found an empty text; allowed is one with something in it")]
    [DataRow("gateway setings", "gateway: found 'setings'; did you mean settings?")]
    [DataRow("gateway extra", "gateway: found 'extra'; allowed: one of settings")]
    [DataRow("board", "board: found no NAME; allowed is edgenode board NAME")]
    [DataRow("flash", "flash: found no --board; needed: --board")]
    public async Task A_slip_in_the_command_line_is_told_in_words_of_its_own(string line, string expected)
    {
        CommandResult end = await EdgeNodeCommand.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.AreEqual(2, end.ExitCode);
        Assert.AreEqual("", end.Output);
        string[] lines = end.Errors.TrimEnd('\n').Split('\n');
        Assert.AreEqual($"edgenode: {expected}", lines[0]);
        Assert.HasCount(2, lines);
        StringAssert.Matches(lines[1], new Regex("^Try: edgenode( [a-z]+){0,2} --help$"));
    }

    [TestMethod]
    public async Task The_command_alone_shows_its_help_where_errors_go()
    {
        CommandResult end = await EdgeNodeCommand.RunAsync();
        CommandResult help = await EdgeNodeCommand.RunAsync("--help");
        Assert.AreEqual(2, end.ExitCode);
        Assert.AreEqual(0, help.ExitCode);
        Assert.AreEqual(help.Output, end.Errors);
        Assert.AreEqual("", end.Output);
        Assert.Contains("simulate", end.Errors);
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

    internal static void IsShort(CommandResult end)
    {
        string[] lines = end.Errors.TrimEnd('\n').Split('\n');
        Assert.IsLessThanOrEqualTo(2, lines.Length, end.Errors);
        Assert.DoesNotContain("   at ", end.Errors);
        Assert.DoesNotContain("Exception", end.Errors);
    }
}
