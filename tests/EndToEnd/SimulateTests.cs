using System.Text.Json;

namespace EdgeNode.EndToEnd.Tests;

/// <summary><c>edgenode simulate</c> where a recording or a broker is not what the user thinks.</summary>
[TestClass]
public class SimulateTests
{
    [TestMethod]
    [DataRow("1970-01-01T00:00:00Z\n2026-03-02T00:00:00Z\n2026-03-02T00:05:00Z\n2026-03-02T00:10:00Z", 3, DisplayName = "a clock that was not set at first")]
    [DataRow("2026-03-02T00:00:00Z\n2026-03-02T00:05:00Z\n2026-03-02T00:10:00Z\n2036-03-02T00:10:00Z", 5, DisplayName = "a clock that ran away at last")]
    public async Task A_row_decades_away_is_named_with_the_length_it_makes(string times, int line)
    {
        using TestFolder folder = new();
        string trace = folder.File("row.csv");
        File.WriteAllText(trace, "time_utc,footfall\n" + string.Concat(times.Split('\n').Select(time => $"{time},4\n")));
        CommandResult end = await EdgeNodeCommand.RunAsync("simulate", "--trace", trace, "--out", folder.File("out"));
        Assert.AreEqual(2, end.ExitCode, end.Errors);
        string[] said = end.Errors.TrimEnd('\n').Split('\n');
        Assert.StartsWith($"edgenode: {trace}:{line}: found a recording of ", said[^1]);
        Assert.Contains(" between this line and the row before; allowed: 366, or --max-days ", said[^1]);
        Assert.IsFalse(Directory.Exists(folder.File("out")));
    }

    [TestMethod]
    public async Task A_longer_recording_runs_when_the_user_says_so()
    {
        using TestFolder folder = new();
        string trace = folder.File("days.csv");
        File.WriteAllText(trace, "time_utc,footfall\n2026-03-02T00:00:00Z,4\n2026-03-02T12:00:00Z,4\n2026-03-03T00:00:00Z,4\n2026-03-03T12:00:00Z,4\n");
        string[] simulate = ["simulate", "--trace", trace, "--out", folder.File("out")];
        CommandResult refused = await EdgeNodeCommand.RunAsync([.. simulate, "--max-days", "1"]);
        Assert.AreEqual(2, refused.ExitCode, refused.Errors);
        Assert.Contains("allowed: 1, or --max-days 2", refused.Errors);
        CommandResult run = await EdgeNodeCommand.RunAsync([.. simulate, "--max-days", "2"]);
        Assert.AreEqual(0, run.ExitCode, run.Errors);
    }

    [TestMethod]
    public async Task Two_runs_on_ones_own_broker_are_two_boxes_unless_a_seed_is_given()
    {
        using TestFolder folder = new();
        await using OwnBroker broker = await OwnBroker.StartAsync(folder.File("certificates"));
        string[] simulate = ["simulate", "--days", "1", "--speed", "1000000", "--json", .. broker.Access("kx7q22")];
        ulong[] seeds = [await SeedAsync(simulate), await SeedAsync(simulate), await SeedAsync([.. simulate, "--seed", "7"])];
        Assert.AreNotEqual(seeds[0], seeds[1]);
        Assert.AreEqual(7UL, seeds[2]);
    }

    [TestMethod]
    [DataRow("demo", "[default: 1]")]
    [DataRow("simulate", "[default: 1; with --broker a fresh one]")]
    public async Task The_help_tells_which_seed_a_run_has_when_none_is_given(string command, string told)
    {
        CommandResult end = await EdgeNodeCommand.RunAsync([command, "--help"]);
        Assert.Contains(told, end.Output.Split('\n').Single(line => line.Contains("--seed <N>", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task What_the_broker_did_not_acknowledge_is_exit_code_1_with_the_topic_to_look_for()
    {
        using TestFolder folder = new();
        await using OwnBroker broker = await OwnBroker.StartAsync(folder.File("certificates"), tenant: "city");
        CommandResult end = await EdgeNodeCommand.RunAsync(
            ["simulate", "--days", "1", "--speed", "1000000", "--tenant", "town", .. broker.Access("kx7q22")]);
        Assert.AreEqual(1, end.ExitCode, end.Output + end.Errors);
        Assert.Contains("edgenode/1/town/kx7q22/summary", end.Errors);
        Assert.Contains("--tenant", end.Errors);
    }

    private static async Task<ulong> SeedAsync(string[] simulate)
    {
        CommandResult end = await EdgeNodeCommand.RunAsync(simulate);
        Assert.AreEqual(0, end.ExitCode, end.Errors);
        return JsonDocument.Parse(end.Output).RootElement.GetProperty("seed").GetUInt64();
    }
}
