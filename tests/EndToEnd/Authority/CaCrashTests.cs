using System.Text.Json;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Several <c>edgenode ca</c> at once, and ones that are killed.</summary>
[TestClass]
public class CaCrashTests
{
    [TestMethod]
    public async Task Commands_at_once_all_succeed()
    {
        using CaFolder ca = await CaFolder.MakeAsync();
        CommandResult[] ends = await Task.WhenAll(Enumerable.Range(0, 5).Select(number => ca.RunAsync("issue", "--consumer", $"consumer-{number}", "--out", ca.Files.File($"out-{number}"))));
        Assert.IsTrue(ends.All(end => end.ExitCode == 0), string.Join('\n', ends.Select(end => end.Errors)));
        Assert.HasCount(5, await NamesAsync(ca));
    }

    [TestMethod]
    public async Task A_command_that_is_killed_at_any_moment_has_given_nothing_out_that_is_not_in_the_index()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: no SIGKILL");
            return;
        }

        using CaFolder ca = await CaFolder.MakeAsync();
        for (int moment = 0; moment < 8; moment++)
        {
            string name = $"consumer-{moment}";
            using EdgeNodeCommand command = EdgeNodeCommand.Start(["ca", "issue", "--consumer", name, "--out", ca.Files.Root, "--authority", ca.Folder, "--passphrase-file", ca.PassphraseFile]);
            await Task.Delay(100 + (60 * moment));
            command.Signal("KILL");
            await command.EndAsync();
            string[] names = await NamesAsync(ca);
            Assert.IsTrue(!File.Exists(ca.Files.File(name + ".crt")) || names.Contains(name), name);

            // The same command brings it to its end, with the key that is there.
            await ca.DoAsync("issue", "--consumer", name, "--out", ca.Files.Root);
        }

        Assert.HasCount(8, await NamesAsync(ca));
    }

    private static async Task<string[]> NamesAsync(CaFolder ca)
    {
        CommandResult list = await EdgeNodeCommand.RunAsync("ca", "list", "--authority", ca.Folder, "--json");
        Assert.AreEqual(0, list.ExitCode, list.Errors);
        return [.. JsonDocument.Parse(list.Output).RootElement.GetProperty("certificates").EnumerateArray().Select(one => one.GetProperty("name").GetString()!)];
    }
}
