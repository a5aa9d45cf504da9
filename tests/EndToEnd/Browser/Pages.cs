using EdgeNode.Attacks;
using EdgeNode.Audit;
using EdgeNode.Tools.Tests.Reports;
using TestResult = EdgeNode.Audit.TestResult;

namespace EdgeNode.Browser.Tests;

/// <summary>The pages that the tools write, each as full as people meet it.</summary>
internal static class Pages
{
    /// <summary>Names of the pages.</summary>
    public static readonly string[] Names = ["report", "audit"];

    private static readonly Lazy<string> WeekReport = new(Report);
    private static readonly Lazy<string> WholeAudit = new(() => AuditPage.Build(Audit()));

    /// <summary>The text of a page.</summary>
    public static string Of(string name)
    {
        return name == "report" ? WeekReport.Value : WholeAudit.Value;
    }

    private static string Report()
    {
        using RunFolderSample week = RunFolderSample.Of(7);
        return week.Build();
    }

    private static AuditResult Audit()
    {
        List<ClaimResult> claims =
        [
            .. ClaimFile.Read(SourceTree.Root).Select(claim => new ClaimResult(claim, [.. claim.Tests.Select(Passed)])),
        ];
        NamedTest test = claims[0].Claim.Tests[0];
        Mutant mutant = new("a-break", "", "It counts", "C1", test.Project, test, false, ["firmware/Counter.cs"]);
        return new AuditResult
        {
            Tree = new AuditedTree("/tree", new string('c', 40), null, "10.0.100"),
            StartedUtc = DateTime.UnixEpoch,
            Assemblies = [.. Enumerable.Range(1, 25).Select(i => new CheckedAssembly($"EdgeNode.Part{i}.dll", new string('a', 64), i, true))],
            Claims = claims,
            Attacks = [new AttackResult("Membership", "All but one detection of a window", 0.57, 0.56, 0.58, 0.571, "What the claim allows.") { Holds = true, Unit = "window", Trials = 40_320 }],
            Utility = [new UtilityResult("a square", 2, 672, 0.815, 0.78, 0.84, 0.995, 0.8, 0.97, null, 1.7)],
            Mutants = new MutantSummary(186, [new MutantResult(mutant, MutantFate.Survived, "stays green", TimeSpan.FromSeconds(1))], TimeSpan.FromSeconds(2)),
        };
    }

    private static TestResult Passed(NamedTest test)
    {
        return new TestResult(test, TestOutcome.Passed, 1, TimeSpan.FromSeconds(1), ["7 numbers"], null);
    }
}
