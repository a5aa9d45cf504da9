using EdgeNode.City.Tests;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What <c>edgenode policy check</c> says of a policy.</summary>
[TestClass]
public class PolicyCheckTests
{
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
        RefusalTests.IsShort(refused);

        File.WriteAllText(file, policy);
        CommandResult taken = await EdgeNodeCommand.RunAsync("policy", "check", file);
        Assert.AreEqual(0, taken.ExitCode, taken.Errors);
    }

    [TestMethod]
    public async Task Policy_check_tells_how_much_it_found_of_a_text_that_is_far_too_long()
    {
        using TestFolder folder = new();
        string file = folder.File("policy.txt");
        string policy = File.ReadAllText(Path.Combine(SourceTree.Root, "policies", "market-square.txt"));
        string padding = string.Concat(Enumerable.Repeat("# padding padding padding padding\n", 300_000));
        foreach ((string text, string expected) in new[]
        {
            (policy + padding, $"found a text of {policy.Length + padding.Length} bytes; allowed: at most 4096 bytes"),
            (new string('a', 10_000_000), "policy.txt:1: found a line of 10000000 characters; allowed: lines of up to 200 characters"),
        })
        {
            File.WriteAllText(file, text);
            CommandResult refused = await EdgeNodeCommand.RunAsync("policy", "check", file);
            Assert.AreEqual(1, refused.ExitCode);
            Assert.Contains(expected, refused.Errors);
            RefusalTests.IsShort(refused);
        }
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

        // What the board lacks is told beside it, and changes no exit code.
        CommandResult onBoard = await EdgeNodeCommand.RunAsync("policy", "check", "--board", "esp32-devkit-v1-pir", file);
        Assert.AreEqual(0, onBoard.ExitCode, onBoard.Errors);
        Assert.Contains("at most 113 in 900 s; never reached: 130 180 260 360", onBoard.Output);
        Assert.Contains("warning: pm25: esp32-devkit-v1-pir has no sensor for it", onBoard.Output);
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
}
