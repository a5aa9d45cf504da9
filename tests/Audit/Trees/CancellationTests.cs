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
        using Process tests = Process.GetProcessById(id);
        await cancel.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => audit);

        // They run in a grandchild, which is killed with its parent but not waited for. Alive, it would never end.
        await tests.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
    }
}
