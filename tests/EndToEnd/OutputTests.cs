using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using EdgeNode.Audit.Tests;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Output that cannot be written, a file or a standard stream, is one line and exit code 2 in every command.</summary>
[TestClass]
public class OutputTests
{
    private static readonly string Policy = Path.Combine(SourceTree.Root, "policies", "market-square.txt");

    private static TestFolder _folder = null!;

    [ClassInitialize]
    public static async Task ReceiveADay(TestContext context)
    {
        _folder = new TestFolder();
        CommandResult end = await EdgeNodeCommand.RunAsync("demo", "--days", "1", "--quiet", "--out", _folder.File("day"));
        Assert.AreEqual(0, end.ExitCode, end.Errors);
    }

    [ClassCleanup]
    public static void Remove()
    {
        _folder.Dispose();
    }

    [TestMethod]
    [DataRow("\"$@\" > /dev/full", "No space left on device")]
    [DataRow("\"$@\" >&-", "Bad file descriptor")]
    [DataRow("\"$@\" | true; exit ${PIPESTATUS[0]}", "Broken pipe")]
    public async Task Standard_output_that_takes_nothing_is_told(string shell, string reason)
    {
        if (IsElsewhere())
        {
            return;
        }

        foreach (string[] command in Commands())
        {
            CommandResult end = await ShellAsync(shell, command);
            Assert.AreEqual(2, end.ExitCode, $"{string.Join(' ', command)}: {end.Errors}");
            Assert.AreEqual($"edgenode: standard output cannot be written: {reason}\n", end.Errors, string.Join(' ', command));
        }
    }

    [TestMethod]
    public async Task An_audit_whose_table_cannot_be_written_says_so()
    {
        if (IsElsewhere())
        {
            return;
        }

        using StandInTree tree = new("CounterTests.It_counts_up");
        CommandResult end = await ShellAsync("\"$@\" > /dev/full", "audit", "--tree", tree.Root, "--out", _folder.File("audit"));
        Assert.AreEqual(2, end.ExitCode, end.Errors);
        Assert.EndsWith("\nedgenode: standard output cannot be written: No space left on device\n", end.Errors);
        Assert.DoesNotContain("   at ", end.Errors);
    }

    [TestMethod]
    [DataRow("\"$@\" 2> /dev/full")]
    [DataRow("\"$@\" 2>&-")]
    [DataRow("\"$@\" 2>&- >&-")]
    public async Task Without_standard_error_the_exit_code_still_tells(string shell)
    {
        if (IsElsewhere())
        {
            return;
        }

        CommandResult end = await ShellAsync(shell, "policy", "check", _folder.File("none"));
        Assert.AreEqual(2, end.ExitCode);
        Assert.AreEqual("", end.Output);
    }

    [TestMethod]
    public async Task A_name_with_a_line_end_makes_no_line_of_its_own()
    {
        if (IsElsewhere())
        {
            return;
        }

        string odd = _folder.File("a\nb");
        string policy = Path.Combine(odd, "policy.txt");
        CommandResult bills = await EdgeNodeCommand.RunAsync("sbom", "--out", odd);
        CommandResult demo = await EdgeNodeCommand.RunAsync("demo", "--days", "1", "--out", odd);
        CommandResult verified = await EdgeNodeCommand.RunAsync("verify", Path.Combine(odd, "received.jsonl"));
        CommandResult accepted = await EdgeNodeCommand.RunAsync("policy", "check", policy);
        File.WriteAllText(policy, "?\n");
        CommandResult refused = await EdgeNodeCommand.RunAsync("policy", "check", policy);
        foreach (CommandResult end in new[] { bills, demo, verified, accepted, refused })
        {
            Assert.Contains("a\\u000ab", end.Output + end.Errors);
            Assert.DoesNotContain("a\nb", end.Output + end.Errors);
        }
    }

    [TestMethod]
    public async Task A_disk_that_fills_up_at_any_file_ends_a_command_in_a_line()
    {
        if (IsElsewhere() || !await HasSmallDisksAsync())
        {
            return;
        }

        HashSet<string> files = [];
        foreach (int kilobytes in new[] { 8, 32, 60, 64, 68, 72, 76, 80, 96 })
        {
            foreach (string[] command in new string[][] { ["demo", "--days", "1", "--quiet", "--out", "/mnt/d"], ["sbom", "--out", "/mnt/d"] })
            {
                CommandResult end = await OnSmallDiskAsync(kilobytes, ["dotnet", EdgeNodeCommand.File, .. command]);
                if (end.ExitCode == 0)
                {
                    continue;
                }

                Assert.AreEqual(2, end.ExitCode, $"{kilobytes} KB, {command[0]}: {end.Errors}");
                StringAssert.Matches(end.Errors, new Regex("^edgenode: .*(No space left on device|the disk was full).*\n$"));
                files.Add(Regex.Match(end.Errors, "[a-z-]+\\.(jsonl|csv|html|txt|cdx\\.json)").Value);
            }
        }

        Console.WriteLine($"figure: the disk was full at {string.Join(", ", files.Order(StringComparer.Ordinal))}");
        foreach (string file in new[] { "broker.jsonl", "street.csv", "report.html", "edgenode-tools.cdx.json" })
        {
            Assert.Contains(file, files, string.Join(", ", files));
        }
    }

    [TestMethod]
    public async Task A_full_disk_ends_a_long_run_long_before_its_last_day()
    {
        if (IsElsewhere() || !await HasSmallDisksAsync())
        {
            return;
        }

        // A year takes many minutes, and the process is given two.
        CommandResult end = await OnSmallDiskAsync(16, "timeout", "120", "dotnet", EdgeNodeCommand.File, "demo", "--days", "366", "--quiet", "--out", "/mnt/year");
        Assert.AreEqual(2, end.ExitCode, end.Errors);
        Assert.Contains("No space left on device", end.Errors);
    }

    private static string[][] Commands()
    {
        string summaries = Path.Combine(_folder.File("day"), "received.jsonl");
        return
        [
            ["--help"],
            ["--version"],
            ["demo", "--days", "1", "--out", _folder.File("out")],
            ["demo", "--days", "1", "--json", "--out", _folder.File("out")],
            ["simulate", "--help"],
            ["gateway", "settings"],
            ["gateway", "settings", "--json"],
            ["policy", "check", Policy],
            ["policy", "check", "--json", Policy],
            ["verify", summaries],
            ["verify", "--json", summaries],
            ["audit", "claims", "--check"],
            ["sbom", "--out", _folder.File("bills")],
            ["board", "esp32-devkit-v1", "--check"],
            ["flash", "--board", "esp32-devkit-v1", "--stock", "--dry-run"],
            ["completion", "bash"],
        ];
    }

    private static bool IsElsewhere()
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.WriteLine("skipped: /dev/full and small disks are Linux's");
        }

        return !OperatingSystem.IsLinux();
    }

    private static async Task<bool> HasSmallDisksAsync()
    {
        bool hasSmallDisks = (await OnSmallDiskAsync(4, "true")).ExitCode == 0;
        if (!hasSmallDisks)
        {
            Console.WriteLine("skipped: this machine does not let a user mount a small disk of their own");
        }

        return hasSmallDisks;
    }

    // At /mnt, and for this one process alone.
    private static Task<CommandResult> OnSmallDiskAsync(int kilobytes, params string[] command)
    {
        const string Script = "mount -t tmpfs -o size=\"$1\"k none /mnt && shift && exec \"$@\"";
        return RunAsync("unshare", ["-rm", "sh", "-c", Script, "sh", $"{kilobytes}", .. command]);
    }

    private static async Task<CommandResult> ShellAsync(string shell, params string[] arguments)
    {
        using EdgeNodeCommand command = EdgeNodeCommand.StartShell(shell, arguments);
        return await command.EndAsync();
    }

    private static async Task<CommandResult> RunAsync(string program, string[] arguments)
    {
        BufferedCommandResult end = await new Command(program).WithArguments(arguments).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        return new CommandResult(end.ExitCode, end.StandardOutput, end.StandardError);
    }
}
