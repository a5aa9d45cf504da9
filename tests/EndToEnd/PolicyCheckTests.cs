namespace EdgeNode.EndToEnd.Tests;

/// <summary>What <c>edgenode policy check</c> says of a policy.</summary>
[TestClass]
public sealed class PolicyCheckTests : IDisposable
{
    private static readonly string Policy = File.ReadAllText(Path.Combine(SourceTree.Root, "policies", "market-square.txt"));

    private readonly TestFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [TestMethod]
    public async Task A_policy_is_taken_and_a_fault_is_told_by_line_finding_and_rule()
    {
        CommandResult taken = await CheckAsync(Policy);
        Assert.AreEqual(0, taken.ExitCode, taken.Errors);
        await RefusesAsync(Policy.Replace("noise 2", "noise 0", StringComparison.Ordinal), "policy.txt:5: found 0");
    }

    [TestMethod]
    public async Task A_policy_can_come_through_a_shells_pipe()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: no bash");
            return;
        }

        foreach (string script in new[] { "printf %s \"$POLICY\" | \"$@\" /dev/stdin", "\"$@\" <(printf %s \"$POLICY\")", "{ printf %s \"${POLICY:0:200}\"; printf %s \"${POLICY:200}\"; } | \"$@\" /dev/stdin" })
        {
            using EdgeNodeCommand command = EdgeNodeCommand.StartShell($"POLICY='{Policy}'; {script}", "policy", "check");
            CommandResult end = await command.EndAsync();
            Assert.AreEqual(0, end.ExitCode, end.Errors);
        }
    }

    [TestMethod]
    public async Task A_text_that_is_far_too_long_is_told_with_how_much_was_found()
    {
        string padding = string.Concat(Enumerable.Repeat("# padding padding padding padding\n", 300_000));
        await RefusesAsync(Policy + padding, $"found a text of {Policy.Length + padding.Length} bytes; allowed: at most 4096 bytes");
        await RefusesAsync(new string('a', 10_000_000), "policy.txt:1: found a line of 10000000 bytes; allowed: lines of up to 200 bytes");
    }

    [TestMethod]
    public async Task What_a_lockout_can_never_count_is_warned_of()
    {
        const string Warning = "at most 113 in 900 s; never reached: 130 180 260 360";
        string policy = Policy.Replace("lockout 500", "lockout 8000", StringComparison.Ordinal);
        CommandResult taken = await CheckAsync(policy);
        Assert.AreEqual(0, taken.ExitCode, taken.Errors);
        Assert.Contains(Warning, taken.Output);

        // What the board lacks is told beside it, and changes no exit code.
        CommandResult onBoard = await CheckAsync(policy, "--board", "esp32-devkit-v1-pir");
        Assert.AreEqual(0, onBoard.ExitCode, onBoard.Errors);
        Assert.Contains(Warning, onBoard.Output);
        Assert.Contains("warning: pm25: esp32-devkit-v1-pir has no sensor for it", onBoard.Output);
    }

    [TestMethod]
    public async Task A_mean_level_that_one_loud_event_moves_is_warned_of()
    {
        const string Warning = "sound: stat leq lets one loud event at a quiet time be seen";
        CommandResult median = await CheckAsync(Policy);
        Assert.DoesNotContain(Warning, median.Output);
        CommandResult mean = await CheckAsync(Policy.Replace("stat l50", "stat leq", StringComparison.Ordinal));
        Assert.AreEqual(0, mean.ExitCode, mean.Errors);
        Assert.Contains(Warning, mean.Output);
    }

    private async Task<CommandResult> CheckAsync(string text, params string[] options)
    {
        string file = _folder.File("policy.txt");
        File.WriteAllText(file, text);
        return await EdgeNodeCommand.RunAsync(["policy", "check", .. options, file]);
    }

    private async Task RefusesAsync(string text, string expected)
    {
        CommandResult refused = await CheckAsync(text);
        Assert.AreEqual(1, refused.ExitCode);
        Assert.Contains(expected, refused.Errors);
        RefusalTests.IsShort(refused);
    }
}
