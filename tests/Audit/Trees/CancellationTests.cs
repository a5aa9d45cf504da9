using System.Diagnostics;
using System.Globalization;

namespace EdgeNode.Audit.Tests;

/// <summary>Ctrl-C in the middle of an audit.</summary>
[TestClass]
public sealed class CancellationTests
{
    [TestMethod]
    public async Task Who_ends_an_audit_ends_the_tests_that_it_started()
    {
        using StandInTree tree = new("EndlessTests.It_never_ends");
        string mark = Path.Combine(tree.Root, "running.txt");
        tree.Write("tests/Small/EndlessTests.cs", $$"""
            namespace Small.Tests;

            [TestClass]
            public class EndlessTests
            {
                [TestMethod]
                public void It_never_ends()
                {
                    File.WriteAllText(@"{{mark}}.new", Environment.ProcessId.ToString());
                    File.Move(@"{{mark}}.new", @"{{mark}}");
                    Thread.Sleep(Timeout.Infinite);
                }
            }
            """);
        using CancellationTokenSource cancel = new();
        Task<AuditResult> audit = ClaimAudit.RunAsync(tree.Root, true, new Progress<AuditProgress>(), cancel.Token);
        while (!File.Exists(mark))
        {
            Assert.IsFalse(audit.IsCompleted, audit.Exception?.ToString() ?? "it ended by itself");
            await Task.Delay(20);
        }

        int id = int.Parse(File.ReadAllText(mark), CultureInfo.InvariantCulture);
        Assert.IsTrue(IsRunning(id));
        await cancel.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => audit);

        // They run in a grandchild, which is killed with its parent but not waited for. Alive, it would never end.
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(1));
        while (IsRunning(id))
        {
            await Task.Delay(20, limit.Token);
        }
    }

    // One that has ended stays in Linux's list until its parent has asked for its exit code, and where process 1 of a container
    // never asks, for ever: its state is Z (proc_pid_stat(5)).
    private static bool IsRunning(int id)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                string stat = File.ReadAllText($"/proc/{id}/stat");
                return stat[stat.LastIndexOf(')') + 2] != 'Z';
            }

            using Process process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            return false;
        }
    }
}
