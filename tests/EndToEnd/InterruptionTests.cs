namespace EdgeNode.EndToEnd.Tests;

/// <summary>Ctrl-C in the middle of things.</summary>
[TestClass]
public class InterruptionTests
{
    [TestMethod]
    public async Task What_was_received_before_Ctrl_C_is_on_disk_and_verifies()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: one process cannot send Ctrl-C to another on Windows");
            return;
        }

        using TestFolder folder = new();
        string output = folder.File("out");
        string summaries = Path.Combine(output, "received.jsonl");
        using EdgeNodeCommand demo = EdgeNodeCommand.Start(["demo", "--days", "366", "--out", output]);
        await demo.UntilAsync(() => File.Exists(summaries) && new FileInfo(summaries).Length > 10_000);
        demo.Interrupt();
        CommandResult end = await demo.EndAsync();
        Assert.AreEqual(130, end.ExitCode, end.Errors);
        Assert.Contains(summaries, end.Errors);
        Assert.DoesNotContain("   at ", end.Errors);

        CommandResult verified = await EdgeNodeCommand.RunAsync("verify", summaries);
        Assert.AreEqual(0, verified.ExitCode, verified.Errors);
    }
}
