using CliWrap;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>SIGTERM, by which a service is stopped, and SIGKILL, after which nothing can be put in order.</summary>
[TestClass]
public class TerminationTests
{
    [TestMethod]
    public async Task A_receiver_that_is_stopped_ends_in_order()
    {
        if (IsElsewhere())
        {
            return;
        }

        using TestFolder folder = new();
        await using OwnBroker broker = await OwnBroker.StartAsync(folder.File("certificates"));
        string summaries = folder.File("received.jsonl");
        using EdgeNodeCommand receiver = EdgeNodeCommand.Start(["receive", "--out", summaries, .. broker.Access("receiver")]);
        await receiver.UntilAsync(() => File.Exists(summaries));
        await EndsAsync(receiver);
    }

    [TestMethod]
    public async Task A_box_on_ones_own_broker_that_is_stopped_says_goodbye()
    {
        if (IsElsewhere())
        {
            return;
        }

        using TestFolder folder = new();
        await using OwnBroker broker = await OwnBroker.StartAsync(folder.File("certificates"));
        using EdgeNodeCommand box = EdgeNodeCommand.Start(["simulate", "--days", "1", "--speed", "600", .. broker.Access("kx7q22")]);
        await box.UntilAsync(() => broker.Connects > 1);
        CommandResult end = await EndsAsync(box);
        Assert.Contains("summaries released, ", end.Output);
    }

    [TestMethod]
    public async Task A_demo_that_is_stopped_leaves_what_verifies()
    {
        if (IsElsewhere())
        {
            return;
        }

        using TestFolder folder = new();
        string summaries = Path.Combine(folder.File("out"), "received.jsonl");
        using EdgeNodeCommand demo = EdgeNodeCommand.Start(["demo", "--days", "366", "--out", folder.File("out")]);
        await demo.UntilAsync(() => File.Exists(summaries) && new FileInfo(summaries).Length > 10_000);
        CommandResult end = await EndsAsync(demo);
        Assert.Contains("stopped; what was received by then is in", end.Errors);
        CommandResult verified = await EdgeNodeCommand.RunAsync("verify", summaries);
        Assert.AreEqual(0, verified.ExitCode, verified.Errors);
    }

    [TestMethod]
    public async Task A_demo_that_is_killed_leaves_no_key_behind()
    {
        if (IsElsewhere())
        {
            return;
        }

        using TestFolder folder = new();
        string temporary = Directory.CreateDirectory(folder.File("tmp")).FullName;
        string output = folder.File("out");
        using EdgeNodeCommand demo = EdgeNodeCommand.StartShell($"TMPDIR='{temporary}' exec \"$@\"", "demo", "--days", "366", "--out", output);
        await demo.UntilAsync(() => File.Exists(Path.Combine(output, "received.jsonl")) && new FileInfo(Path.Combine(output, "received.jsonl")).Length > 10_000);
        demo.Signal("KILL");
        Assert.AreEqual(137, (await demo.EndAsync()).ExitCode);

        // The runtime's own pipes and sockets have no length, and whoever opened one would wait.
        string[] keys = [.. Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".key", StringComparison.Ordinal)
                || (new FileInfo(file).Length > 0 && File.ReadAllText(file).Contains("PRIVATE KEY", StringComparison.Ordinal)))];
        Assert.IsEmpty(keys, string.Join('\n', keys));
    }

    [TestMethod]
    public async Task A_recording_is_no_longer_read_once_the_command_is_stopped()
    {
        if (IsElsewhere())
        {
            return;
        }

        using TestFolder folder = new();
        string pipe = folder.File("pipe");
        await new Command("mkfifo").WithArguments([pipe]).ExecuteAsync();

        using EdgeNodeCommand simulate = EdgeNodeCommand.Start(["simulate", "--trace", pipe, "--out", folder.File("out")]);

        // Opened when the command has opened it too, and held: a recording whose end never comes.
        await using FileStream unending = await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
        Assert.Contains("stopped while the recording was read", (await EndsAsync(simulate)).Errors);
    }

    private static async Task<CommandResult> EndsAsync(EdgeNodeCommand command)
    {
        command.Signal("TERM");
        CommandResult end = await command.EndAsync();
        Assert.AreEqual(0, end.ExitCode, end.Errors);
        Assert.DoesNotContain("   at ", end.Errors);
        return end;
    }

    private static bool IsElsewhere()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: Windows has no such signals");
        }

        return OperatingSystem.IsWindows();
    }
}
